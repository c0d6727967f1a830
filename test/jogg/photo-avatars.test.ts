import type nock from 'nock'
import { describe, expect, it } from 'vitest'
import { joggPhotoAvatars, listedId } from '../../src/jogg/photo-avatars.ts'
import { type Answers, account, answering, success } from '../support/answers.ts'

const { signal } = new AbortController()
const VERSIONS = ['v1', 'v2'] as const

const REQUEST = {
  photoUrl: 'https://res.jogg.ai/p.png',
  name: 'Mika',
  voiceId: 'v',
  model: '2.0-Pro',
  description: 'nods',
} as const

function open(version: 'v1' | 'v2', answers: Answers) {
  const { fetch, sent } = answering(answers)
  return { api: joggPhotoAvatars({ fetch }, account(version)), sent }
}

describe.each(VERSIONS)('a photo avatar in %s', version => {
  const CREATE = `POST /${version}/photo_avatar/add_motion`
  const STATUS = `GET /${version}/photo_avatar?motion_id=m%2F1`
  const read = (answer: nock.Body) => open(version, { [STATUS]: answer }).api.video('m/1', signal)

  it('is asked for with everything that is known, and known by its motion', async () => {
    const answer = '{"code":0,"data":{"avatar_id":7000000000000000001,"motion_id":"m-1"}}'
    const { api, sent } = open(version, { [CREATE]: answer })
    expect(await api.create(REQUEST, signal)).toEqual({ ok: true, value: 'm-1' })
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      image_url: REQUEST.photoUrl,
      name: 'Mika',
      voice_id: 'v',
      model: '2.0-Pro',
      description: 'nods',
    })
  })

  it('is asked for without a description where there is none', async () => {
    const { api, sent } = open(version, { [CREATE]: success({ motion_id: 5 }) })
    const { description: _, ...request } = REQUEST
    expect(await api.create(request, signal)).toEqual({ ok: true, value: '5' })
    expect(sent[0]?.body).not.toContain('description')
  })

  it('is of unknown outcome where no motion is named', async () => {
    const { api } = open(version, { [CREATE]: success({ avatar_id: 7 }) })
    expect(await api.create(REQUEST, signal)).toMatchObject({ ok: false, error: { kind: 'unclear' } })
  })

  it('is told with its avatar id once it is ready', async () => {
    const data = {
      motion_id: 'm/1',
      avatar_id: 9007,
      image_url: REQUEST.photoUrl,
      name: 'Mika',
      status: 'completed',
      motion_preview_url: 'https://res.jogg.ai/m.mp4',
    }
    expect(await read(success(data))).toEqual({
      ok: true,
      value: {
        projectId: 'm/1',
        status: 'success',
        avatarId: '9007',
        title: 'Mika',
        coverUrl: REQUEST.photoUrl,
      },
    })
  })

  it.each([
    ['pending', 'pending'],
    ['processing', 'processing'],
    ['success', 'success'],
    ['error', 'failed'],
    ['failed', 'failed'],
  ])('%s means %s', async (status, meant) => {
    expect(await read(success({ status, avatar_id: 9007 }))).toMatchObject({ value: { status: meant } })
  })

  it('says why it failed', async () => {
    const reply = await read(success({ status: 'failed', error_msg: 'no face' }))
    expect(reply).toMatchObject({ value: { status: 'failed', error: 'no face' } })
  })

  it('has failed, too, where that is told under a code of its own', async () => {
    const data = { motion_id: 'm/1', status: 'error' }
    for (const code of [12345, 40000, 50000]) {
      const reply = await read({ code, msg: 'no face', data })
      expect(reply).toMatchObject({ ok: true, value: { status: 'failed', error: 'no face' } })
    }
  })

  it('is not told by an answer under such a code that says nothing of it, or something else', async () => {
    const error = { kind: 'unclear', code: 50000 }
    expect(await read({ code: 50000, msg: 'Busy', data: null })).toMatchObject({ ok: false, error })
    const pending = { code: 50000, msg: 'Busy', data: { status: 'pending' } }
    expect(await read(pending)).toMatchObject({ ok: false, error })
  })

  it('has failed where it is ready and has no id, and where nobody knows the status', async () => {
    expect(await read(success({ status: 'completed' }))).toMatchObject({
      value: { status: 'failed', error: expect.stringContaining('no avatar id') },
    })
    expect(await read(success({ status: 'melted' }))).toMatchObject({
      value: { status: 'failed', error: expect.stringContaining('"melted"') },
    })
  })
})

describe('one whose create was never answered', () => {
  const photo = (name: string, status: number) => ({
    name,
    cover_url: '',
    status,
    fail_msg: 'blurred',
  })
  const items = (idName: string) => [
    { [idName]: 1, ...photo('Mika', 1) },
    { [idName]: 2, ...photo('mika', 1) },
    { [idName]: 3, ...photo('Mika', 0) },
    { [idName]: 4, ...photo('Other', 2) },
  ]

  it.each([
    ['v1', 'avatar_id', '?page=1&page_size=100'],
    ['v2', 'id', '?page=1&page_size=100&name=Mika'],
  ] as const)('is looked for by its name in %s', async (version, idName, query) => {
    const path = `GET /${version}/avatars/photo_avatars`
    const { api, sent } = open(version, { [path]: success({ avatars: items(idName) }) })
    expect(await api.find('Mika', signal)).toMatchObject({
      ok: true,
      value: [
        { id: '1', status: 'ready' },
        { id: '3', status: 'in-progress' },
      ],
    })
    expect(sent.map(one => one.query)).toEqual([query])
  })

  it('can be asked for by the list', async () => {
    const { api } = open('v1', { 'GET /v1/avatars/photo_avatars': success({ avatars: items('avatar_id') }) })
    const ask = (id: string) => api.video(listedId({ id }), signal)
    expect(await ask('1')).toMatchObject({
      value: { status: 'success', avatarId: '1', projectId: 'avatar:1' },
    })
    expect(await ask('3')).toMatchObject({ value: { status: 'processing', avatarId: '3' } })
    expect(await ask('4')).toMatchObject({ value: { status: 'failed', error: 'blurred' } })
    expect(await ask('5')).toEqual({ ok: true, value: { projectId: 'avatar:5', status: 'deleted' } })
  })

  it('can’t be told where the list does not answer', async () => {
    const { api } = open('v2', { 'GET /v2/avatars/photo_avatars': { code: 50000 } })
    expect(await api.find('Mika', signal)).toMatchObject({ ok: false })
    expect(await api.video('avatar:1', signal)).toMatchObject({ ok: false })
  })
})

it('tells the credits that are left', async () => {
  const { api } = open('v2', { 'GET /v2/user/remaining_quota': success({ remaining_quota: 3 }) })
  expect(await api.credits(signal)).toEqual({ ok: true, value: 3 })
})
