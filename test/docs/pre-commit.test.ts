import { describe, expect, it } from 'vitest'
import { planOf } from '../../scripts/pre-commit.ts'

const plan = (staged: string[], touched: string[] = []) => planOf(staged, new Set(touched), () => true)

describe('the plan of a commit', () => {
  it('formats code, and nothing else', () => {
    expect(plan(['src/a.ts', 'package.json', 'README.md', 'dist/index.js', 'x.png']).format).toEqual([
      'src/a.ts',
      'package.json',
    ])
  })

  it('only checks what is staged in part', () => {
    const { format, check } = plan(['src/a.ts', 'src/b.ts'], ['src/b.ts'])
    expect({ format, check }).toEqual({ format: ['src/a.ts'], check: ['src/b.ts'] })
  })

  it('leaves deleted files alone, and still builds', () => {
    const { format, build } = planOf(['src/gone.ts'], new Set(), () => false)
    expect({ format, build }).toEqual({ format: [], build: 'yes' })
  })

  it.each([
    'src/run.ts',
    'src/job/pay.ts',
    'package-lock.json',
    'scripts/build.ts',
    'scripts/build/licences.ts',
  ])('builds dist for %s', file => expect(plan([file]).build).toBe('yes'))

  it.each(['README.md', 'test/run.test.ts', 'sandbox/index.ts', 'relay/src/a.ts', 'scripts/docs.ts'])(
    'does not build dist for %s',
    file => expect(plan([file]).build).toBe('no'),
  )

  it('does not build what is not part of the commit', () => {
    expect(plan(['src/run.ts'], ['src/main.ts']).build).toBe('later')
    expect(plan(['src/run.ts'], ['README.md']).build).toBe('yes')
  })

  it.each(['action.yml', 'catalog/action.yml', 'src/jogg/error-advice.ts', 'docs/errors.md'])(
    'writes the tables for %s',
    file => expect(plan([file]).docs).toBe(true),
  )

  it('adds no document with changes that are not meant', () => {
    expect(plan(['action.yml'], ['README.md']).tables).toEqual(['docs/errors.md'])
  })
})
