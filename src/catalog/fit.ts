/**
 * Divides room among those who want some of it: each gets what it wants, as far as equal shares allow, and what one
 * leaves goes to the others.
 */
export function share(room: number, wants: readonly number[]): number[] {
  const shares = wants.map(() => 0)
  const modestFirst = [...wants.entries()].sort(([, a], [, b]) => a - b)
  let left = room
  for (const [turn, [index, want]] of modestFirst.entries()) {
    const given = Math.min(want, Math.floor(left / (wants.length - turn)))
    shares[index] = given
    left -= given
  }
  return shares
}

/** How many pieces, from the first on, have room. */
export function howManyFit(sizes: readonly number[], room: number): number {
  let left = room
  const tooMuch = sizes.findIndex(size => {
    left -= size
    return left < 0
  })
  return tooMuch === -1 ? sizes.length : tooMuch
}
