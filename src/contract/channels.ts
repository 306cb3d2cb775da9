/**
 * Names of the channels between page and main process. They stand apart from the schemas so that the
 * preload script, which only passes messages on, carries no validator into every page.
 */
export const callChannel = 'acuerdos:call'
export const eventChannel = 'acuerdos:event'
/** Preload only: registers the paths of dropped files and gives back one ticket for each. */
export const fileChannel = 'acuerdos:files'
