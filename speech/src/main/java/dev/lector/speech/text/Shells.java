package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;

/**
 * What a shell expands: $HOME/.local/bin:$PATH, ${VERSION}, data/*.csv. To be applied before paths
 * and links.
 */
final class Shells {
  List<Rule> rules() {
    return List.of(
        // ed in vi; ext4
        Rewrite.of(
                "(?<=\\b(?:with|in|use|using|open|run|sudo|from|quit|exit|than|like|via|into|is|and|or|your) )vi(?=[ ,;)]|\\.(?:\\s|$)|$)(?! (?:\\d|lines?|of)\\b)",
                "V I")
            .given(" vi"),
        Rewrite.of("(?<![\\w.])ext([234])(?![\\w])", m -> "E X T " + m.group(1)).given("ext"),
        // 2>&1
        Rewrite.of("(?<=\\s)2>&1(?!\\w)", "standard error into standard output").given("2>&1"),
        Rewrite.of("(?<=\\s)2>(?=/|[a-z])", "standard error into ").given("2>"),
        // $ npm install
        Rewrite.of("^\\$ (?=[a-z./~])", "").given("$ "),
        Rewrite.of(
                "(?=\\$)(?<![\\w$\\\\])\\$(?:\\{([A-Za-z_][A-Za-z0-9_]{0,40})[^{}\\s]{0,40}\\}|([A-Z_][A-Z0-9_]{1,40})(?![a-z]))((?:/[\\w.*-]{1,60}){0,12})(:(?=[$/~\\w]))?",
                Shells::variable)
            .given("$"),
        // python==3.10, numpy>=1.20
        Rewrite.of(
                "(?<=[A-Za-z0-9]{3}(?:\\[[a-z,]{1,20}\\])?(?:==|>=|<=|~=|!=))(\\d{1,3})\\.([1-9]\\d{1,2})(?![\\w]|\\.\\d)",
                m -> m.group(1) + " point " + m.group(2))
            .given("==", ">=", "<=", "~=", "!="),
        // data/*.csv, src/**/*.js
        Rewrite.of(
                "(?<![\\w*/:.])([\\w.-]{0,40}(?:/[\\w.-]{1,40}){0,8}/\\*{1,2}(?:/\\*{1,2})?(?:\\.[a-z]{1,8}|/[\\w.*-]{1,40})?)(?![\\w*/])",
                m -> path(m.group(1)))
            .given("/*"));
  }

  private static String variable(MatchResult m) {
    String name = m.group(1) == null ? m.group(2) : m.group(1);
    return "dollar "
        + name.replace('_', ' ')
        + path(m.group(3))
        + (m.group(4) == null ? "" : " colon ");
  }

  private static String path(String written) {
    return written
        .replace("**", "*")
        .replace("/", " slash ")
        .replace("*", "star ")
        .replace(".", " dot ")
        .replace("  ", " ");
  }
}
