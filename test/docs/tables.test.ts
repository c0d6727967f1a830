import { describe, expect, it } from 'vitest'
import { fill, outdatedDocs } from '../../scripts/docs.ts'

it('the tables of the documents are those of action.yml and of the advice', () => {
  expect(outdatedDocs().map(({ file }) => file)).toEqual([])
})

describe('fill', () => {
  const tables = new Map([['inputs', '| a |']])

  it('puts the table between its markers, whatever was there, and touches nothing else', () => {
    const text = 'before\n<!-- inputs -->\nold\n<!-- /inputs -->\nafter\n'
    const filled = 'before\n<!-- inputs -->\n\n| a |\n\n<!-- /inputs -->\nafter\n'
    expect(fill(text, tables)).toBe(filled)
    expect(fill(filled, tables)).toBe(filled)
  })

  it('fills every place of a table', () => {
    const text = '<!-- inputs -->\n<!-- /inputs -->\n\n<!-- inputs -->\n<!-- /inputs -->\n'
    expect(fill(text, tables).match(/\| a \|/g)).toHaveLength(2)
  })

  it('does not swallow the document where the end is missing', () => {
    expect(() => fill('<!-- inputs -->\nmuch\n', tables)).toThrow('has no end')
  })

  it('knows every marker', () => {
    expect(() => fill('<!-- imputs -->\n<!-- /imputs -->\n', tables)).toThrow('imputs')
  })
})
