package dev.jtracer.examples.problems;

/**
 * What to run, and how.
 *
 * @param problem which one
 * @param fixed whether without the problem
 * @param port where its pages are on 127.0.0.1; 0 lets the system choose
 * @param minutes how long it runs before it ends by itself
 */
record ProblemOptions(Problems.Entry problem, boolean fixed, int port, int minutes) {
    static final String USAGE = "usage: problem NUMBER|NAME [--fixed] [--port N] [--minutes N]\n"
            + "  --fixed      the same without the problem\n"
            + "  --port N     pages on 127.0.0.1:N (default 6060; 0: any free port)\n"
            + "  --minutes N  end after N minutes, 1 to 120 (default 10)\n"
            + Problems.list();

    /** Reads the command line; throws an {@link IllegalArgumentException} that says what is wrong with it. */
    static ProblemOptions parse(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("which problem?");
        }
        Problems.Entry problem = Problems.find(arguments[0])
                .orElseThrow(() -> new IllegalArgumentException("no such problem: " + arguments[0]));
        boolean fixed = false;
        int port = 6060;
        int minutes = 10;
        for (int i = 1; i < arguments.length; i++) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--fixed" -> fixed = true;
                case "--port" -> port = number(arguments[i++], value, 0, 65_535);
                case "--minutes" -> minutes = number(arguments[i++], value, 1, 120);
                default -> throw new IllegalArgumentException("unknown option: " + arguments[i]);
            }
        }
        return new ProblemOptions(problem, fixed, port, minutes);
    }

    private static int number(String option, String value, int smallest, int largest) {
        String wrong = option + " must be a number from " + smallest + " to " + largest + ", was '" + value + "'";
        try {
            int number = Integer.parseInt(value);
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong, e);
        }
        throw new IllegalArgumentException(wrong);
    }
}
