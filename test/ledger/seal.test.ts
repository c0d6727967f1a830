import { describe, expect, it } from 'vitest'
import { createSeal } from '../../src/ledger/seal.ts'

const seal = createSeal('sk-one')
const other = createSeal('sk-two')

describe('a seal', () => {
  it('opens to the text, for its purpose alone, and with the same key alone', () => {
    const sealed = seal.close('p', '12 credits, «ü»')
    expect(seal.open('p', sealed)).toBe('12 credits, «ü»')
    expect(createSeal('sk-one').open('p', sealed)).toBe('12 credits, «ü»')
    expect(seal.open('q', sealed)).toBeUndefined()
    expect(other.open('p', sealed)).toBeUndefined()
  })

  it('is lower-case hexadecimal, the same for the same text, and shows nothing of it', () => {
    const sealed = seal.close('p', '12 credits')
    expect(sealed).toMatch(/^[0-9a-f]+$/)
    expect(seal.close('p', '12 credits')).toBe(sealed)
    expect(seal.close('p', '13 credits').slice(0, 24)).not.toBe(sealed.slice(0, 24))
    expect(Buffer.from(sealed, 'hex').toString('latin1')).not.toContain('credits')
  })

  it('does not open when a digit was changed, anywhere, or one is missing', () => {
    const sealed = seal.close('p', 'text')
    for (const at of sealed.split('').keys()) {
      const digit = sealed[at] === '0' ? '1' : '0'
      expect(seal.open('p', sealed.slice(0, at) + digit + sealed.slice(at + 1))).toBeUndefined()
      expect(seal.open('p', sealed.slice(0, at))).toBeUndefined()
    }
    expect(seal.open('p', `${sealed}zz`)).toBeUndefined()
  })

  it('gives ids and proofs that hang on the key, and on the purpose', () => {
    expect(seal.idOf('k')).toMatch(/^[0-9a-f]{32}$/)
    const all = [
      seal.idOf('k'),
      other.idOf('k'),
      seal.sign('a', 'k'),
      seal.sign('b', 'k'),
      other.sign('a', 'k'),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})
