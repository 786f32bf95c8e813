package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/** Errors of Unix by the names that programs have for them: EINVAL is "E inval". */
final class ErrorNames {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("EACCES", "access"),
          Map.entry("EADDRINUSE", "address in use"),
          Map.entry("EAGAIN", "again"),
          Map.entry("EBADF", "bad F"),
          Map.entry("EBUSY", "busy"),
          Map.entry("ECHILD", "child"),
          Map.entry("ECONNABORTED", "conn aborted"),
          Map.entry("ECONNREFUSED", "conn refused"),
          Map.entry("ECONNRESET", "conn reset"),
          Map.entry("EDEADLK", "deadlock"),
          Map.entry("EEXIST", "exist"),
          Map.entry("EFAULT", "fault"),
          Map.entry("EFBIG", "F big"),
          Map.entry("EHOSTUNREACH", "host unreach"),
          Map.entry("EINPROGRESS", "in progress"),
          Map.entry("EINTR", "inter"),
          Map.entry("EINVAL", "inval"),
          Map.entry("EIO", "I O"),
          Map.entry("EISDIR", "is dir"),
          Map.entry("ELOOP", "loop"),
          Map.entry("EMFILE", "M file"),
          Map.entry("ENAMETOOLONG", "name too long"),
          Map.entry("ENODEV", "no dev"),
          Map.entry("ENOENT", "no ent"),
          Map.entry("ENOMEM", "no mem"),
          Map.entry("ENOSPC", "no space"),
          Map.entry("ENOSYS", "no sys"),
          Map.entry("ENOTCONN", "not conn"),
          Map.entry("ENOTDIR", "not dir"),
          Map.entry("ENOTEMPTY", "not empty"),
          Map.entry("ENOTSUP", "not sup"),
          Map.entry("EOVERFLOW", "overflow"),
          Map.entry("EPERM", "perm"),
          Map.entry("EPIPE", "pipe"),
          Map.entry("ERANGE", "range"),
          Map.entry("ESRCH", "search"),
          Map.entry("ETIMEDOUT", "timed out"),
          Map.entry("EWOULDBLOCK", "would block"));

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w.-])E[A-Z]{2,11}(?![\\w'-])",
                m -> {
                  String name = NAMES.get(m.group());
                  return name == null ? null : "E " + name;
                })
            .shaped("AAA"));
  }
}
