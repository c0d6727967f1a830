import type { Language, Tongue } from './language.ts'

/**
 * What a sign is called when it is what the sentence is about: `<` is "a less-than sign", `[]` "an empty list". With
 * its article where the language has one that no case changes; the caller takes it off after "the" or "a bare".
 *
 * @returns undefined for what is no sign, or a language we have no name for it in
 */
export function signName(sign: string, language: Tongue): string | undefined {
  return language === 'other' ? undefined : NAMES.get(sign)?.[LANGUAGES.indexOf(language)]
}

/** `/` beside a word is part of a path; these alone are a sign, in any language. */
export function isSign(code: string): boolean {
  return NAMES.has(code)
}

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'zh', 'ja', 'ko']

/** The sign, then its names in the order of `LANGUAGES`. */
const TABLE = String.raw`
<   a less-than sign|Kleiner-als-Zeichen|un signe inférieur|un signo menor que|um sinal de menor|un segno minore|знак меньше|小于号|小なり記号|작다 기호
>   a greater-than sign|Größer-als-Zeichen|un signe supérieur|un signo mayor que|um sinal de maior|un segno maggiore|знак больше|大于号|大なり記号|크다 기호
<=  less than or equal|kleiner gleich|inférieur ou égal|menor o igual|menor ou igual|minore o uguale|меньше или равно|小于等于|以下|작거나 같음
>=  greater than or equal|größer gleich|supérieur ou égal|mayor o igual|maior ou igual|maggiore o uguale|больше или равно|大于等于|以上|크거나 같음
=   an equals sign|Gleichheitszeichen|un signe égal|un signo igual|um sinal de igual|un segno di uguale|знак равенства|等号|等号|등호
==  a double equals sign|doppeltes Gleichheitszeichen|un double signe égal|un doble signo igual|um sinal de igual duplo|un doppio segno di uguale|двойной знак равенства|双等号|二重等号|이중 등호
=== a triple equals sign|dreifaches Gleichheitszeichen|un triple signe égal|un triple signo igual|um sinal de igual triplo|un triplo segno di uguale|тройной знак равенства|三等号|三重等号|삼중 등호
!=  not equal|ungleich|différent de|distinto de|diferente de|diverso da|не равно|不等于|不等号|같지 않음
!== not strictly equal|strikt ungleich|strictement différent|estrictamente distinto|estritamente diferente|strettamente diverso|строго не равно|严格不等于|厳密不等価|엄격히 같지 않음
:=  a colon and equals sign|Doppelpunkt und Gleichheitszeichen|deux-points égal|dos puntos e igual|dois-pontos e igual|due punti e uguale|двоеточие и знак равенства|冒号等号|コロンと等号|콜론 등호
+   a plus sign|Pluszeichen|un signe plus|un signo más|um sinal de mais|un segno più|знак плюс|加号|プラス記号|더하기 기호
++  a double plus sign|doppeltes Pluszeichen|un double signe plus|un doble signo más|um sinal de mais duplo|un doppio segno più|двойной знак плюс|双加号|二重プラス記号|이중 더하기 기호
-   a hyphen|Bindestrich|un tiret|un guion|um hífen|un trattino|дефис|连字符|ハイフン|하이픈
--  the double dash|doppelter Bindestrich|le double tiret|el doble guion|o hífen duplo|il doppio trattino|двойной дефис|双连字符|二重ハイフン|이중 대시
--- a triple dash|drei Bindestriche|un triple tiret|un triple guion|três hífens|tre trattini|тройной дефис|三个连字符|三連ハイフン|삼중 대시
*   an asterisk|Sternchen|un astérisque|un asterisco|um asterisco|un asterisco|звёздочка|星号|アスタリスク|별표
**  a double asterisk|zwei Sternchen|un double astérisque|un doble asterisco|um asterisco duplo|un doppio asterisco|двойная звёздочка|双星号|二重アスタリスク|이중 별표
/   a slash|Schrägstrich|une barre oblique|una barra|uma barra|una barra|косая черта|斜杠|スラッシュ|슬래시
//  a double slash|doppelter Schrägstrich|une double barre oblique|una doble barra|uma barra dupla|una doppia barra|двойная косая черта|双斜杠|二重スラッシュ|이중 슬래시
\   a backslash|Backslash|une barre oblique inversée|una barra invertida|uma barra invertida|una barra rovesciata|обратная косая черта|反斜杠|バックスラッシュ|백슬래시
\\  a double backslash|doppelter Backslash|une double barre oblique inversée|una doble barra invertida|uma barra invertida dupla|una doppia barra rovesciata|двойная обратная косая черта|双反斜杠|二重バックスラッシュ|이중 백슬래시
|   a vertical bar|senkrechter Strich|une barre verticale|una barra vertical|uma barra vertical|una barra verticale|вертикальная черта|竖线|縦棒|세로줄
||  a double bar|doppelter senkrechter Strich|une double barre verticale|una doble barra vertical|uma barra vertical dupla|una doppia barra verticale|двойная вертикальная черта|双竖线|二重縦棒|이중 세로줄
&   an ampersand|Et-Zeichen|une esperluette|un signo et|um e comercial|una e commerciale|амперсанд|与号|アンパサンド|앰퍼샌드
&&  a double ampersand|doppeltes Et-Zeichen|une double esperluette|un doble signo et|um e comercial duplo|una doppia e commerciale|двойной амперсанд|双与号|二重アンパサンド|이중 앰퍼샌드
#   a number sign|Rautezeichen|un dièse|una almohadilla|uma cerquilha|un cancelletto|знак решётки|井号|シャープ記号|샵 기호
##  a double number sign|zwei Rautezeichen|un double dièse|una doble almohadilla|uma cerquilha dupla|un doppio cancelletto|двойная решётка|双井号|二重シャープ記号|이중 샵 기호
$   a dollar sign|Dollarzeichen|un signe dollar|un signo de dólar|um cifrão|un segno di dollaro|знак доллара|美元符号|ドル記号|달러 기호
%   a percent sign|Prozentzeichen|un signe pour cent|un signo de porcentaje|um sinal de porcentagem|un segno di percentuale|знак процента|百分号|パーセント記号|퍼센트 기호
@   an at sign|At-Zeichen|une arobase|una arroba|uma arroba|una chiocciola|знак «собака»|at 符号|アットマーク|골뱅이 기호
^   a caret|Zirkumflex|un accent circonflexe|un acento circunflejo|um acento circunflexo|un accento circonflesso|знак вставки|脱字符|キャレット|캐럿
~   a tilde|Tilde|un tilde|una virgulilla|um til|una tilde|тильда|波浪号|チルダ|물결표
~~  a double tilde|doppelte Tilde|un double tilde|una doble virgulilla|um til duplo|una doppia tilde|двойная тильда|双波浪号|二重チルダ|이중 물결표
_   an underscore|Unterstrich|un tiret bas|un guion bajo|um sublinhado|un trattino basso|знак подчёркивания|下划线|アンダースコア|밑줄
__  a double underscore|doppelter Unterstrich|un double tiret bas|un doble guion bajo|um sublinhado duplo|un doppio trattino basso|двойное подчёркивание|双下划线|二重アンダースコア|이중 밑줄
.   a dot|Punkt|un point|un punto|um ponto|un punto|точка|点号|ドット|점
..  a double dot|zwei Punkte|deux points de suite|dos puntos seguidos|dois pontos seguidos|due punti di seguito|две точки|双点|二重ドット|점 두 개
... three dots|drei Punkte|trois points|tres puntos|três pontos|tre punti|три точки|三个点|三点ドット|점 세 개
,   a comma|Komma|une virgule|una coma|uma vírgula|una virgola|запятая|逗号|コンマ|쉼표
:   a colon|Doppelpunkt|un deux-points|los dos puntos|dois-pontos|i due punti|двоеточие|冒号|コロン|콜론
::  a double colon|doppelter Doppelpunkt|un double deux-points|unos dos puntos dobles|dois-pontos duplos|un doppio due punti|двойное двоеточие|双冒号|二重コロン|이중 콜론
;   a semicolon|Semikolon|un point-virgule|un punto y coma|um ponto e vírgula|un punto e virgola|точка с запятой|分号|セミコロン|세미콜론
!   an exclamation mark|Ausrufezeichen|un point d’exclamation|un signo de exclamación|um ponto de exclamação|un punto esclamativo|восклицательный знак|感叹号|感嘆符|느낌표
!!  a double exclamation mark|zwei Ausrufezeichen|un double point d’exclamation|un doble signo de exclamación|um ponto de exclamação duplo|un doppio punto esclamativo|двойной восклицательный знак|双感叹号|二重感嘆符|이중 느낌표
?   a question mark|Fragezeichen|un point d’interrogation|un signo de interrogación|um ponto de interrogação|un punto interrogativo|вопросительный знак|问号|疑問符|물음표
??  a double question mark|zwei Fragezeichen|un double point d’interrogation|un doble signo de interrogación|um ponto de interrogação duplo|un doppio punto interrogativo|двойной вопросительный знак|双问号|二重疑問符|이중 물음표
?.  a question mark and dot|Fragezeichen und Punkt|un point d’interrogation et un point|un signo de interrogación y un punto|um ponto de interrogação e um ponto|un punto interrogativo e un punto|вопросительный знак и точка|问号点|疑問符とドット|물음표와 점
'   an apostrophe|Apostroph|une apostrophe|un apóstrofo|um apóstrofo|un apostrofo|апостроф|单引号|アポストロフィ|작은따옴표
"   a quotation mark|Anführungszeichen|un guillemet|una comilla doble|uma aspa|una virgoletta|кавычка|双引号|二重引用符|큰따옴표
(   an opening parenthesis|öffnende Klammer|une parenthèse ouvrante|un paréntesis de apertura|um parêntese de abertura|una parentesi aperta|открывающая скобка|左括号|開き丸括弧|여는 소괄호
)   a closing parenthesis|schließende Klammer|une parenthèse fermante|un paréntesis de cierre|um parêntese de fechamento|una parentesi chiusa|закрывающая скобка|右括号|閉じ丸括弧|닫는 소괄호
[   an opening bracket|öffnende eckige Klammer|un crochet ouvrant|un corchete de apertura|um colchete de abertura|una parentesi quadra aperta|открывающая квадратная скобка|左方括号|開き角括弧|여는 대괄호
]   a closing bracket|schließende eckige Klammer|un crochet fermant|un corchete de cierre|um colchete de fechamento|una parentesi quadra chiusa|закрывающая квадратная скобка|右方括号|閉じ角括弧|닫는 대괄호
{   an opening brace|öffnende geschweifte Klammer|une accolade ouvrante|una llave de apertura|uma chave de abertura|una parentesi graffa aperta|открывающая фигурная скобка|左花括号|開き波括弧|여는 중괄호
}   a closing brace|schließende geschweifte Klammer|une accolade fermante|una llave de cierre|uma chave de fechamento|una parentesi graffa chiusa|закрывающая фигурная скобка|右花括号|閉じ波括弧|닫는 중괄호
()  a pair of parentheses|runde Klammern|des parenthèses|unos paréntesis|parênteses|delle parentesi|круглые скобки|圆括号|丸括弧|소괄호
[]  an empty list|leere Liste|une liste vide|una lista vacía|uma lista vazia|una lista vuota|пустой список|空列表|空のリスト|빈 목록
{}  an empty object|leeres Objekt|un objet vide|un objeto vacío|um objeto vazio|un oggetto vuoto|пустой объект|空对象|空のオブジェクト|빈 객체
""  an empty string|leere Zeichenkette|une chaîne vide|una cadena vacía|uma string vazia|una stringa vuota|пустая строка|空字符串|空文字列|빈 문자열
''  an empty string|leere Zeichenkette|une chaîne vide|una cadena vacía|uma string vazia|una stringa vuota|пустая строка|空字符串|空文字列|빈 문자열
<>  a pair of angle brackets|spitze Klammern|des chevrons|unos corchetes angulares|colchetes angulares|delle parentesi angolari|угловые скобки|尖括号|山括弧|꺾쇠괄호
{{  a double opening brace|doppelte öffnende geschweifte Klammer|une double accolade ouvrante|una doble llave de apertura|uma chave dupla de abertura|una doppia graffa aperta|двойная открывающая скобка|双左花括号|二重の開き波括弧|이중 여는 중괄호
}}  a double closing brace|doppelte schließende geschweifte Klammer|une double accolade fermante|una doble llave de cierre|uma chave dupla de fechamento|una doppia graffa chiusa|двойная закрывающая скобка|双右花括号|二重の閉じ波括弧|이중 닫는 중괄호
->  an arrow|Pfeil|une flèche|una flecha|uma seta|una freccia|стрелка|箭头|矢印|화살표
=>  a double arrow|Doppelpfeil|une double flèche|una doble flecha|uma seta dupla|una doppia freccia|двойная стрелка|双线箭头|二重矢印|이중 화살표
<-  a left arrow|Pfeil nach links|une flèche gauche|una flecha izquierda|uma seta para a esquerda|una freccia sinistra|стрелка влево|左箭头|左矢印|왼쪽 화살표
\n  a newline|Zeilenumbruch|un saut de ligne|un salto de línea|uma quebra de linha|un a capo|перевод строки|换行符|改行|줄바꿈
\r\n  a Windows line ending|Windows-Zeilenende|une fin de ligne Windows|un fin de línea de Windows|um fim de linha do Windows|un fine riga di Windows|перевод строки Windows|Windows 换行符|Windows の改行|Windows 줄바꿈
\r  a carriage return|Wagenrücklauf|un retour chariot|un retorno de carro|um retorno de carro|un ritorno a capo|возврат каретки|回车符|復帰文字|캐리지 리턴
\t  a tab|Tabulator|une tabulation|una tabulación|uma tabulação|una tabulazione|табуляция|制表符|タブ|탭
\0  a null byte|Nullbyte|un octet nul|un byte nulo|um byte nulo|un byte nullo|нулевой байт|空字节|ヌルバイト|널 바이트
`

const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '`',
    nameOf(
      'a backtick|Backtick|un accent grave|un acento grave|um acento grave|un accento grave|обратная кавычка|反引号|バッククォート|백틱',
    ),
  ],
  [
    '```',
    nameOf(
      'a triple backtick|dreifacher Backtick|un triple accent grave|un triple acento grave|um acento grave triplo|un triplo accento grave|тройная обратная кавычка|三反引号|三連バッククォート|삼중 백틱',
    ),
  ],
  [' ', nameOf('a space|Leerzeichen|une espace|un espacio|um espaço|uno spazio|пробел|空格|空白|공백')],
  ...TABLE.trim()
    .split('\n')
    .map((line): [string, string[]] => {
      const at = line.search(/\s+\S/)
      return [line.slice(0, at), nameOf(line.slice(at).trim())]
    }),
])

function nameOf(columns: string): string[] {
  return columns.split('|')
}
