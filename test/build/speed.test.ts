import { describe, expect, it } from 'vitest'
import { withModulesCompiledAtOnce, withShortWayToBuiltins } from '../../scripts/build/speed.ts'

it("Node's own modules are got by name", () => {
  const written = 'module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");'
  expect(withShortWayToBuiltins(written)).toBe('module.exports = process.getBuiltinModule("fs/promises");')
})

describe('the modules of a chunk', () => {
  it('stand in parentheses, and nothing else does', () => {
    const chunk =
      'export const id=7;export const modules={12:(e,t)=>{e.a={3:()=>1}},4:function(e){e.b=[]},5:e=>e};'
    expect(withModulesCompiledAtOnce(chunk)).toBe(
      'export const id=7;export const modules={12:((e,t)=>{e.a={3:()=>1}}),4:(function(e){e.b=[]}),5:(e=>e)};',
    )
  })

  it('also those that every run loads', () => {
    expect(withModulesCompiledAtOnce('var e={1:e=>{e.exports=2}},t={};')).toBe(
      'var e={1:(e=>{e.exports=2})},t={};',
    )
  })

  it('are no names, values, methods or accessors', () => {
    const code =
      'const a={b:()=>1,c:2,3:4,[5]:()=>6,...b,7(){},get 8(){return 1}};let x;function f(){}export{f};'
    expect(withModulesCompiledAtOnce(code)).toBe(code.replace('[5]:()=>6', '[5]:(()=>6)'))
  })
})
