import { figuresOf, readBudget } from './figures/budget.ts'
import { measureLoads } from './figures/loads.ts'
import { grouped, print, printStartUp } from './figures/print.ts'
import { measureStartUp } from './figures/start-up.ts'

/**
 * Holds the built action to `budget.json`: how large `dist/` is, and how much of it a run loads. The time to start is
 * printed beside that of well-known actions, and not judged: it depends on the machine.
 */
const figures = figuresOf(await measureLoads())
for (const { name, bytes, limit } of figures)
  print(name, `${grouped(bytes)} bytes${bytes > limit ? ', TOO MANY' : ''}; limit ${grouped(limit)}`)
printStartUp(measureStartUp(11))

const { measured, actions } = readBudget().field
print('\nwell-known actions', `(${measured})`)
for (const [name, action] of Object.entries(actions))
  print(name, `${grouped(action.bytes)} bytes; start-up ${action.timesBareNode.toFixed(2)} × bare Node`)

process.exitCode = figures.some(({ bytes, limit }) => bytes > limit) ? 1 : 0
