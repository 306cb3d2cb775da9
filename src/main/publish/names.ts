/** A name as SQL reads it, whatever it is. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Where tables are made before anybody sees them. */
export const loadingSchema = (schema: string): string => `${schema}_loading`
