package dev.jtracer.examples.shop;

/**
 * How the shop runs.
 *
 * @param port where it listens on 127.0.0.1; 0 lets the system choose
 * @param minutes how long it stays open before it ends by itself
 * @param perSecond customers a second; every two seconds a few more come at once
 */
record ShopOptions(int port, int minutes, int perSecond) {
    static final String USAGE = """
            usage: shop [--port N] [--minutes N] [--rate N]
              --port N     listen on 127.0.0.1:N (default 8080; 0: any free port)
              --minutes N  end after N minutes, 1 to 120 (default 20)
              --rate N     customers a second, 1 to 400 (default 140)""";

    ShopOptions {
        check("--port", port, 0, 65_535);
        check("--minutes", minutes, 1, 120);
        check("--rate", perSecond, 1, 400);
    }

    /** Reads the command line; throws an {@link IllegalArgumentException} that says what is wrong with it. */
    static ShopOptions parse(String... arguments) {
        int port = 8080;
        int minutes = 20;
        int perSecond = 140;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--port" -> port = number(arguments[i], value);
                case "--minutes" -> minutes = number(arguments[i], value);
                case "--rate" -> perSecond = number(arguments[i], value);
                default -> throw new IllegalArgumentException("unknown option: " + arguments[i]);
            }
        }
        return new ShopOptions(port, minutes, perSecond);
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number, was '" + value + "'", e);
        }
    }

    private static void check(String option, long value, long smallest, long largest) {
        if (value < smallest || value > largest) {
            throw new IllegalArgumentException(
                    option + " must be between " + smallest + " and " + largest + ", was " + value);
        }
    }
}
