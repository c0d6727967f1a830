/** A template as somebody made it by hand in the web app. */
export interface Template {
  /** Digits; an integer on the wire. */
  readonly id: string
  readonly name: string
  readonly kind: 'own' | 'library'
  /** 0 portrait, 1 landscape, 2 square. */
  readonly aspectRatio: 0 | 1 | 2
  readonly variables: readonly Variable[]
}

export interface Variable {
  readonly type: 'text' | 'image' | 'video' | 'script'
  readonly name: string
  readonly required: boolean
}

export interface Music {
  /** Digits; an integer on the wire. */
  readonly id: string
  readonly name: string
  readonly kind: 'custom' | 'library'
  readonly seconds: number
}

const variable = (type: Variable['type'], name: string, required = true): Variable => ({
  type,
  name,
  required,
})

/** What makes templates hard: two script variables, names that differ in case alone, and one that is the vendor's. */
export const SMALL_TEMPLATES: readonly Template[] = [
  {
    id: '5001',
    name: 'Release news',
    kind: 'own',
    aspectRatio: 1,
    variables: [
      variable('script', 'Script'),
      variable('text', 'title'),
      variable('image', 'logo', false),
      variable('video', 'demo', false),
    ],
  },
  {
    id: '5002',
    name: 'Two voices',
    kind: 'own',
    aspectRatio: 0,
    variables: [variable('script', 'Intro'), variable('script', 'Main'), variable('text', 'Title', false)],
  },
  { id: '5003', name: 'Only words', kind: 'own', aspectRatio: 2, variables: [variable('script', 'Script')] },
  { id: '5004', name: 'Silent cards', kind: 'own', aspectRatio: 1, variables: [variable('text', 'title')] },
  {
    id: '901',
    name: 'Studio opening',
    kind: 'library',
    aspectRatio: 1,
    variables: [variable('script', 'Script'), variable('text', 'headline', false)],
  },
  {
    id: '902',
    name: 'Portrait story',
    kind: 'library',
    aspectRatio: 0,
    variables: [variable('script', 'Script')],
  },
]

export const SMALL_MUSIC: readonly Music[] = [
  { id: '61', name: 'House jingle', kind: 'custom', seconds: 20 },
  ...['Calm morning', 'Bright start', 'Slow river', 'Night drive', 'Paper planes', 'Open sky', 'First light']
    .concat('City walk', 'Warm room', 'Long road', 'Small steps', 'High noon')
    .map((name, nth) => ({ id: `${301 + nth}`, name, kind: 'library' as const, seconds: 90 + nth })),
]
