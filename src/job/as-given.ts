import type { Presenter } from '../inputs/inputs.ts'
import type { AvatarType } from '../jogg/domain.ts'
import type { ResolvedPresenter } from './video-spec.ts'

/** What needs no look-up at JoggAI: an id with its type, and a voice's id, are taken as they are. */

/** The presenter where nothing of it has to be looked up. */
export function takenAsGiven(presenter: Presenter): ResolvedPresenter | undefined {
  if (!isTyped(presenter) || presenter.voiceId === '') return undefined
  return { avatar: { id: presenter.avatarId, type: presenter.avatarType }, voiceId: presenter.voiceId }
}

export function isTyped(presenter: Presenter): presenter is Presenter & { readonly avatarType: AvatarType } {
  return presenter.avatarId !== '' && (presenter.avatarType === 'custom' || presenter.avatarType === 'public')
}
