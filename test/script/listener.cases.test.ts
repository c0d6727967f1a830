import { describe, expect, it } from 'vitest'
import { speakMarkdown } from '../../src/script/speak.ts'

/**
 * What came to light when whole release notes, announcements and pull requests of many projects were spoken and read:
 * one exact text for each, by kind, in English and other languages. '' where nothing is said.
 */
const said: Record<string, [markdown: string, spoken: string][]> = {
  'a sentence that only sends to a link goes': [
    ['The door is new. Check out our [guide](https://x.y/g) for the details.', 'The door is new.'],
    ['Read more in the [announcement](https://x.y/a) and our [upgrade guide](https://x.y/u).', ''],
    ['You can read more about how it came to be in the [door post](https://x.y/p). It is red.', 'It is red.'],
    ['The full list of changes is in the [door changelog](https://x.y/c).', ''],
    ['Want to know more? Visit the [door page](https://x.y/p). It is red.', 'It is red.'],
    ['Read the [guide](https://x.y/g) before you upgrade: the format changes.', 'The format changes.'],
    ['- Oil the hinge, see [the guide](https://x.y/g) for how', 'Oil the hinge.'],
    ['Download v1.7.5 from the [v1.7.5 page](https://x.y/r).', ''],
    ['Try it out in the [playground](https://x.y/p).', ''],
    ['Die Tür ist neu. Siehe unsere [Anleitung](https://x.y/a).', 'Die Tür ist neu.'],
    ['Alle Hinweise findest du im [Protokoll der Tür](https://x.y/p). Sie ist rot.', 'Sie ist rot.'],
    ['Der Quelltext befindet sich auf GitHub unter https://x.y/z. Die Tür ist neu.', 'Die Tür ist neu.'],
    [
      'La porte est neuve. Consultez notre [guide](https://x.y/g) pour en savoir plus.',
      'La porte est neuve.',
    ],
    ['Para obtener más información, consulte la [guía de puertas](https://x.y/g).', ''],
    ['A porta é nova. Veja o [guia de portas](https://x.y/g) para mais detalhes.', 'A porta é nova.'],
    ['La porta è nuova. Leggi la [guida alle porte](https://x.y/g).', 'La porta è nuova.'],
    ['Дверь новая. Смотрите [руководство](https://x.y/g).', 'Дверь новая.'],
    ['门是新的。请仔细查阅我们的[迁移指南](https://x.y/g)。', '门是新的。'],
    ['ドアは新しいです。詳しくは[移行ガイド](https://x.y/g)をご覧ください。', 'ドアは新しいです。'],
    ['새 문입니다. 자세한 내용은 [안내서](https://x.y/g)를 참고하세요.', '새 문입니다.'],
  ],
  'a link within what is said is its words': [
    ['We use [oil](https://x.y/o) for the hinge.', 'We use oil for the hinge.'],
    ['- Hover to see [types](https://x.y/t) inline', 'Hover to see types inline.'],
    ['Wir verwenden [Öl](https://x.y/o) für die Tür.', 'Wir verwenden Öl für die Tür.'],
    ['我们用[油](https://x.y/o)来保养门。', '我们用油来保养门。'],
  ],
  'a release keeps its heading above sections of the same depth': [
    [
      '### [1.0.1](https://x.y/compare/a...b) (2024-01-02)\n\n### Bug Fixes\n\n- oil it',
      '1.0.1 (2024-01-02).\n\nBug Fixes.\n\noil it.',
    ],
    ['### 1.0.1\n\n### 1.0.0\n\n### Behoben\n\n- die Tür', '1.0.0.\n\nBehoben.\n\ndie Tür.'],
    ['### v2.1.0\n\n### 修复\n\n- 修复门的问题', 'v2.1.0。\n\n修复。\n\n修复门的问题。'],
    ['### Added\n\n### Fixed\n\n- A door', 'Fixed.\n\nA door.'],
    ['## 1.18.0 `2026-01-08`\n\n- A door', '1.18.0, 2026-01-08.\n\nA door.'],
  ],
  'what leads through the page is silent': [
    ['In this post:\n\n- [Door](#door)\n- [Wall](#wall)\n\nA door.', 'A door.'],
    [
      '## Previous Releases\n\n- [v1.4](a.md)\n- [v0.11 and earlier](b.md)\n\n## New\n\nA door.',
      'New.\n\nA door.',
    ],
    ['| A | B |\n|---|---|\n| [1.2.0](#120) | [1.1.0](#110) |\n\nA door.', 'A door.'],
    [
      'Download one of these:\n\n- [door.tar.gz](https://x.y/door.tar.gz)\n- [door.exe](https://x.y/door.exe)\n\nA door.',
      'A door.',
    ],
    ['Inhalt:\n\n- [Tür](#tuer)\n- [Wand](#wand)\n\nEine Tür.', 'Eine Tür.'],
    ['- [安装](#install)\n- [迁移](#migrate)\n\n新门。', '新门。'],
    ['[Back to the top](#top)\n\nA door.', 'A door.'],
  ],
  'the head of a changelog is not said': [
    ['The format is based on [Keep a Changelog](https://x.y).\n\nA door.', 'A door.'],
    ['Das Format basiert auf [Keep a Changelog](https://x.y).\n\nEine Tür.', 'Eine Tür.'],
    ['Le format est basé sur [Keep a Changelog](https://x.y).\n\nUne porte.', 'Une porte.'],
    ['Todos los cambios notables de este proyecto se documentan aquí.\n\nUna puerta.', 'Una puerta.'],
    ['Formato baseado em [Keep a Changelog](https://x.y).\n\nUma porta.', 'Uma porta.'],
    ['Все важные изменения в этом проекте будут документированы в этом файле.\n\nДверь.', 'Дверь.'],
    ['本项目的所有重要更改都将记录在此文件中。\n\n新门。', '新门。'],
  ],
  'roles of reStructuredText are what they name': [
    ['Adds :class:`~door.Hinge` to :func:`door.open` (:issue:`12`).', 'Adds Hinge to door.open.'],
    ['Use :ref:`the new guide <guide-new>` to migrate.', 'Use the new guide to migrate.'],
    ['- `#1234 <https://x.y/pull/1234>`_: Oil the hinge', 'Oil the hinge.'],
    ['Fügt :class:`~door.Hinge` hinzu (:pr:`12`).', 'Fügt Hinge hinzu.'],
    ['新增 :func:`door.open`。', '新增 door.open。'],
    ['Use `:memory:` names, e.g. `:tada:`.', 'Use memory names, e.g. tada.'],
  ],
  'a version or more is said so': [
    ['Requires Node.js 20.19+, 22.12+.', 'Requires Node.js 20.19 and later, 22.12 and later.'],
    ['Works on Android 12+.', 'Works on Android 12 and later.'],
    ['It has 200+ doors and 2.5+ million users.', 'It has 200+ doors and 2.5+ million users.'],
    [
      'Requires requests>=2.32.0 and Python ≥ 3.8.',
      'Requires requests 2.32.0 and later and Python 3.8 and later.',
    ],
    ['Uses ≤ 5 MB and >= 3 doors.', 'Uses up to 5 MB and at least 3 doors.'],
    ['Benötigt Node ≥ 20 und nicht mehr.', 'Benötigt Node 20 und neuer und nicht mehr.'],
    [
      'Compatibilité avec WordPress 6.0+ désormais.',
      'Compatibilité avec WordPress 6.0 ou plus récent désormais.',
    ],
    ['需要 Node 20.1+ 的版本。', '需要 Node 20.1 及以上的版本。'],
    ['La valeur est < 5 secondes.', 'La valeur est en dessous de 5 secondes.'],
  ],
  'options follow the grammar around them': [
    ['- Added the --autoclass and -s options', 'Added the autoclass and dash s options.'],
    ['- Fast path for --bare --skip-aliases', 'Fast path for the bare option and the skip-aliases option.'],
    ['A new flag `-generate-config-out=PATH` is added.', 'A new flag generate-config-out is added.'],
    [
      '- Fix a bug where `--no-binary :all:` was ignored',
      'Fix a bug where the no-binary option set to all was ignored.',
    ],
    [
      '- Run it with `python -m door.cli` or `python -O`',
      'Run it with python door.cli or python dash capital O.',
    ],
    [
      '- Corrigida a falta de `--out` quando não há porta',
      'Corrigida a falta da opção out quando não há porta.',
    ],
    ['- Corretto un errore di `--out` nel comando', 'Corretto un errore dell’opzione out nel comando.'],
    ['이제 `_` 를 쓸 수 있습니다.', '이제 밑줄을 쓸 수 있습니다.'],
  ],
  'code that nobody can say is called what it is, or is silent': [
    ['- Lines with HTML (`<div style="a">b</div>`) are shown', 'Lines with HTML (a line of code) are shown.'],
    [
      '- Linhas com HTML (`<div style="a">b</div>`) são novas',
      'Linhas com HTML (uma linha de código) são novas.',
    ],
    ['- `Cell<[T; N]>: From<[Cell<T>; N]>`\n- A door', 'A door.'],
    ['- support `/* v8 ignore */` hints', 'support v8 ignore hints.'],
    ['- Support `https://` and `file://localhost/` schemes', 'Support HTTPS and file schemes.'],
    ["- Support Hatch's `{root:uri}` paths", "Support Hatch's root:uri paths."],
    ['Le format `{root:uri}` est désormais connu.', 'Le format root:uri est désormais connu.'],
    ['- Add `:write` and `:quit`', 'Add write and quit.'],
    ['- Support negative ranges, e.g. `git log -r :-10` / `git log -r=-10:`', 'Support negative ranges.'],
    ['- Neue Bereiche sind möglich, z.B. `git log -r :-10`', 'Neue Bereiche sind möglich.'],
    ['- Add a pager, e.g. `git log --pager=less`', 'Add a pager, e.g. git log with the pager option less.'],
    ['- `git log --strip={a,b}` removes colors', 'git log with the strip option removes colors.'],
    ['- Backend with `/v1/*` endpoints', 'Backend with /v1 endpoints.'],
    [
      '- Backend avec les routes `/v1/*` et le cache',
      'Backend avec les routes tout ce qui est dans /v1 et le cache.',
    ],
  ],
  'references that are names keep their words': [
    ['- Update module github.com/spf13/cobra to v1.9.1', 'Update module spf13/cobra to v1.9.1.'],
    ['- github.com/urfave/cli: v1.22.14 → v1.22.16', 'urfave/cli: from v1.22.14 to v1.22.16.'],
    ['- Add a provider for DNS-01 challenges', 'Add a provider for DNS-01 challenges.'],
    ['- Make the > operator strict', 'Make the greater-than operator strict.'],
    ['- Nachtruhe (20:00 - 06:00) ist neu', 'Nachtruhe (20:00 – 06:00) ist neu.'],
    ['- 야간 모드 (20:00 - 06:00)', '야간 모드 (20:00 – 06:00).'],
    ['- cast uuid→text in the join', 'cast uuid to text in the join.'],
  ],
  'what git and mail write around a text is not said': [
    [
      '* 7c1de53 - Merge pull request #12 from sam/door (Sam, 2 days ago)\n* 9f8e7d6 feat: add a lock',
      'Add a lock.',
    ],
    [
      'From 1a2b3c4d5e6f Mon Sep 17 00:00:00 2001\nFrom: Sam <sam@x.y>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nSubject: [PATCH] Oil the hinge\n\nIt squeaked.',
      'Oil the hinge.\n\nIt squeaked.',
    ],
    ['- #1235 by Sam Smith - Paint it', 'Paint it.'],
    ['- **deps**: V8: cherry-pick 1a2b3c4d5e6f\n- A door', 'A door.'],
    ['- **BREAKING** `foo` is gone', 'Breaking change: foo is gone.'],
    ['See docs.example.com/door for more. The door is red.', 'The door is red.'],
    ['Siehe docs.example.com/tuer für mehr. Die Tür ist rot.', 'Die Tür ist rot.'],
    ['Thanks to all: @a @b @c\n\nA door.', 'A door.'],
  ],
  'signs in prose are read as they are in code': [
    ['- Fix typos in src/door/*.ts', 'Fix typos in .ts files in src/door.'],
    ['- Behebt Fehler in src/tuer/*.ts', 'Behebt Fehler in .ts-Dateien in src/tuer.'],
    ['- 修复 src/door/*.ts 中的错误', '修复 src/door 下的 .ts 文件中的错误。'],
    ['- Move it to $XDG_CONFIG_HOME/door', 'Move it to XDG CONFIG HOME/door.'],
    ['- Needs npm@>=9', 'Needs npm 9 and later.'],
  ],
  'thanks at the end of an item go': [
    ['- Oil it. Thanks to [@sam-k](https://github.com/sam-k) for this addition!', 'Oil it.'],
    ['- Oil it. Thanks to Kim Lee for the report.', 'Oil it.'],
    ['- Fix it. Closes #4 [sam]', 'Fix it.'],
    ['- fix: oil it (!61) by @sam.smith', 'Oil it.'],
    ['- Faster. Thanks to React 19 the door opens.', 'Faster. Thanks to React 19 the door opens.'],
  ],
  'a note is one in the language of the text': [
    ['> [!NOTE]\n> Oil the hinge.', 'Note: Oil the hinge.'],
    ['> [!NOTE]\n> Die Tür ist neu und nicht rot.', 'Hinweis: Die Tür ist neu und nicht rot.'],
    ['> [!WARNING]\n> 门是新的。', '警告：门是新的。'],
  ],
  'the English for a word that was just said is silent': [
    ['변경 사항<sup>Breaking Changes</sup>이 있습니다.', '변경 사항이 있습니다.'],
    ['変更<sup>Breaking Changes</sup>があります。', '変更があります。'],
  ],
  'a lead-in goes with what it leads to, and so does one before it': [
    [
      '- Fix the group method:\n\n  Example:\n\n  ```\n  x\n  ```\n- A door',
      'Fix the group method.\nA door.',
    ],
    ['It is off. To turn it on, you can set\n\n    x = 1\n\nIt is fast.', 'It is off.\n\nIt is fast.'],
    ['Geben Sie den folgenden Befehl ein.\n\n```\nx\n```\n\nFertig.', 'Fertig.'],
    ['다음 명령어를 입력하세요.\n\n```\nx\n```\n\n끝났습니다.', '끝났습니다.'],
  ],
  'what templates ask for is not said': [
    ['> Please delete options that are not relevant.\n\nA door.', 'A door.'],
    ['Fixes #issue_number\n\nA door.', 'A door.'],
    ['## Removed\n\nNone.\n\n## Added\n\n- A door', 'Added.\n\nA door.'],
    ['BREAKING CHANGE: the latch is gone', 'Breaking change: the latch is gone.'],
  ],
  'a pair in a table is a label and its text': [
    ['| Area | Description |\n|---|---|\n| Speed | Doors open at once. |', 'Speed: Doors open at once.'],
    ['| Bereich | Beschreibung |\n|---|---|\n| Tür | Sie öffnet sofort. |', 'Tür: Sie öffnet sofort.'],
    ['| 日付 | 内容 |\n|---|---|\n| ドア | 新しいです |', 'ドア：新しいです。'],
    [
      '| Recurso | Detalles |\n|---|---|\n| Puerta | Detalles de la puerta |',
      'Puerta: Detalles de la puerta.',
    ],
  ],
  'a line is in the language of its document unless it shows another': [
    [
      '- [`1a2b3c4`](https://github.com/nodejs/node/commit/1a2b3c4) - **doc,lib**: rename `--test-coverage` (Sam) [#1](https://github.com/nodejs/node/pull/1)\n- The door is new',
      'Doc, lib: rename the test-coverage option.\nThe door is new.',
    ],
    [
      '- Random Loader（3グループ）\n- ドアを追加しました',
      'Random Loader（3グループ）。\nドアを追加しました。',
    ],
    ['Il limite cambia: 3 s → 5 s.', 'Il limite cambia da 3 s a 5 s.'],
  ],
}

describe.each(Object.entries(said))('%s', (_, lines) => {
  it.each(lines)('%j', (markdown, spoken) => {
    expect(speakMarkdown(markdown)).toBe(spoken)
    expect(speakMarkdown(spoken)).toBe(spoken)
  })
})
