import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speakPlain } from '../../src/script/plain.ts'

describe('plain text', () => {
  it('keeps its words and marks, and loses stray white space', () => {
    expect(speakPlain('\uFEFF  Hello *there*,  \r\n\tsee   https://x.y \r\n\r\n\r\n\n1. [a](b)\n')).toBe(
      'Hello *there*,\nsee https://x.y\n\n1. [a](b)',
    )
  })

  it('turns control characters into spaces', () => {
    expect(speakPlain('a\u0000b\u0007\u001B[31mc\u2028d')).toBe('a b [31mc\nd')
  })

  it('keeps every script', () => {
    const text = 'Grüße, 你好。 مرحبا! नमस्ते สวัสดี שלום e\u0301'
    expect(speakPlain(text)).toBe(text)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const once = speakPlain(text)
        expect(speakPlain(once)).toBe(once)
        expect(once).not.toMatch(/[^\P{Cc}\n]/u)
      }),
    )
  })
})
