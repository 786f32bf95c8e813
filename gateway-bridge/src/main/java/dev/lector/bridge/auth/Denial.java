package dev.lector.bridge.auth;

/**
 * What somebody is told who may not enter.
 *
 * @param status of the answer: 401; 403 where another token of theirs would do no better, 503 where
 *     nobody can tell
 * @param message for people
 * @param challenge {@code WWW-Authenticate}; empty for none
 * @param reason for the audit log, which may say more; empty where there is no more to say
 * @param retryAfter seconds until it makes sense to try again; 0 for never
 */
public record Denial(int status, String message, String challenge, String reason, int retryAfter) {}
