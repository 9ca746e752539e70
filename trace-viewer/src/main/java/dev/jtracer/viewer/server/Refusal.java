package dev.jtracer.viewer.server;

/**
 * A request that is answered with a 4xx status and one line of reason, never with a stack trace.
 *
 * <p>The message starts in lower case and gives the rule and the value: {@code limit must be between 1 and 1000, was 0}.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The request itself is wrong: 400. */
    static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    /** The request needs the token: 401. */
    static Refusal unauthorized(String message) {
        return new Refusal(401, message);
    }

    /** The request comes from where none may come from: 403. */
    static Refusal forbidden(String message) {
        return new Refusal(403, message);
    }

    /** Nothing has this name: 404. */
    static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    /** Something else is running: 409. */
    static Refusal conflict(String message) {
        return new Refusal(409, message);
    }

    /** Any other status. */
    static Refusal of(int status, String message) {
        return new Refusal(status, message);
    }

    int status() {
        return status;
    }

    /** The reason; never null, unlike that of other exceptions. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
