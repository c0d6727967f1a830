/**
 * Markdown without what tools and templates put around a text: the trailers of commits and pull requests, and the
 * blocks that dependency bots append for themselves. All of it is told by its form, so nothing a person wrote as a
 * sentence is lost. Sentences of tools are known in `speech/tools.ts`.
 */
export function withoutBoilerplate(markdown: string): string {
  return withoutTrailers(
    markdown
      .replace(PATCH_HEAD, '$1\n')
      .replace(DEPENDENCY_DATA, '')
      .replace(BOT_FOLDS, '')
      .replace(TITLE_MARK, ''),
  )
}

/** https://github.com/dependabot/fetch-metadata reads this; people do not. */
const DEPENDENCY_DATA =
  /^(?:---\n)?updated-dependencies:\n(?:[ \t]*-? ?(?:dependency-[\w-]+|update-type):[^\n]*\n?)*(?:\.\.\.(?:\n|$))?/gm

/** Of a patch in mail, its subject: https://git-scm.com/docs/git-format-patch */
const PATCH_HEAD =
  /^From [0-9a-f]{7,40} [^\n]{1,60}\n(?:(?!Subject)[A-Z][\w-]{1,30}: [^\n]*\n){0,9}Subject: (?:\[[^\]\n]{1,40}\] )?([^\n]*)\n/

/** Pandoc's mark of a title: https://pandoc.org/MANUAL.html#metadata-blocks */
const TITLE_MARK = /^% (?=\S)/

/** What dependabot folds away for those who maintain the dependency or command the bot. */
const BOT_FOLDS =
  /<details>\s*<summary>\s*(?:<[a-z]{1,6}>)?(?:Commits|Maintainer changes|Install script changes|Attestation changes|Dependabot commands and options|Most Recent Ignore Conditions[^<]{0,80}|Commit messages|Sequence diagram[^<]{0,80})(?:<\/[a-z]{1,6}>)?\s*<\/summary>(?:(?!<\/?details)[\s\S]){0,20000}<\/details>/gi

/**
 * `Signed-off-by: Sam <sam@example.com>` and its like, as Git and the tools around it write them at the end of a
 * message: https://git-scm.com/docs/git-interpret-trailers. "Fixes: the door" is no trailer, since no reference follows.
 */
function withoutTrailers(markdown: string): string {
  return markdown.replace(TRAILER, '').replace(REFERENCE_TRAILER, '').replace(BLANKS, '')
}

const NAMES = [
  '(?:signed[- ]off|co-?authored|co-?developed|reviewed|acked|tested|reported|suggested|authored|helped|approved|committed|requested|cherry-?picked|backported|debugged|analyzed|assisted|generated|submitted|landed|commit-queue|pair-programmed)[- ](?:by|with|from|at|on|off)',
  'change-id|pr-url|reviewed-on|release-as|gitorigin-revid|piperorigin-revid|differential revision|differential|commit-queue|auto-submit|bot-commit|cr-commit-position|no-[\\w-]{1,20}-check|backport-of|upstream-commit|cq-include-trybots|test-plan-id|jira|changelog-none|svn-revision|git-svn-id|x-[\\w-]{1,30}|closes-bug|partial-bug|related-bug|depends-on|needed-by|cla-signed|entire-checkpoint|claude-session|coauthors?',
].join('|')
const TRAILER = new RegExp(`^[ >*_-]{0,8}(?:${NAMES})[*_]{0,2}:.*$`, 'gim')

/** `Fixes: 1a2b3c4 ("door")`, `Closes: #12`, `Link: https://…`, `Bug: 12`, `Cc: sam@example.com`. */
const REFERENCE_TRAILER =
  /^[ >]{0,4}(?:Fixes|Closes|Resolves|Refs?|References|Reverts|Related(?: to)?|Part of|Link|Bug|Issues?|Tickets?|See also|Cc|BugLink|See|PR|Pull request|Backport|Upstream|Original)[ ]?:[ ]*(?:[0-9a-f]{7,40}\b.*|(?:(?:[\w./-]*#\d+|GH-\d+|[A-Z][A-Z\d]{1,9}-\d+|\d{2,}|https?:\/\/\S+|[^\s@]+@[^\s@]+|<[^>\s]+>|N\/A|none)(?:,? (?:and )?|$))+)$/gim

/** What was never filled in: "Fixes #", "N/A"; and commands to bots, "/kind bug". */
const BLANKS =
  /^[ >]{0,4}(?:(?:fix(?:es)?|closes?|resolves?|related to|refs?|part of|issue)[ :]{0,3}#?(?:issue|number|xxx+|000+|___+)?|n\/a|[_*]{0,2}(?:none|nothing(?: has)? changed)[.]?[_*]{0,2}|tbd|\/(?:kind|sig|area|priority|cc|assign|unassign|hold|lgtm|approve|release-note[\w-]*|label|milestone|retest|test|triage|close|reopen|cherry-?pick|backport|ok-to-test|changelog)(?: .{0,200})?)[ ]*$/gim
