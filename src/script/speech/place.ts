/** In a list and in a heading nobody is credited; in prose a name is part of what is said. */
export type Place = 'prose' | 'item'
