import { registerHooks } from 'node:module'

/**
 * GitHub's packages import JSON without saying so, which Node refuses: the word is put in here, before they are loaded.
 * https://nodejs.org/api/esm.html#import-attributes
 */
registerHooks({
  load(url, context, next) {
    const isTheirs = url.includes('/node_modules/@actions/') && url.endsWith('.json')
    return next(url, isTheirs ? { ...context, importAttributes: { type: 'json' } } : context)
  },
})

export const workflowParser = await import('@actions/workflow-parser')
export const actionParser = await import('@actions/workflow-parser/actions/index')
export const languageService = await import('@actions/languageservice')
