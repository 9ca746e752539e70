package dev.jtracer.examples.shop;

/**
 * How the shop runs.
 *
 * @param port where it listens on 127.0.0.1; 0 lets the system choose
 * @param minutes how long it stays open before it ends by itself
 * @param perSecond customers a second; every two seconds a few more come at once
 * @param detail whether each product that a search looks at is two regions
 */
record ShopOptions(int port, int minutes, int perSecond, boolean detail) {
    static final String USAGE = """
            usage: shop [--port N] [--minutes N] [--rate N] [--detail]
              --port N     listen on 127.0.0.1:N (default 8080; 0: any free port)
              --minutes N  end after N minutes, 1 to 120 (default 20)
              --rate N     customers a second, 1 to 400 (default 140)
              --detail     two regions for each product that a search looks at: fifteen times as many events""";

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
        boolean detail = false;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--port" -> port = number(option, arguments, ++i);
                case "--minutes" -> minutes = number(option, arguments, ++i);
                case "--rate" -> perSecond = number(option, arguments, ++i);
                case "--detail" -> detail = true;
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new ShopOptions(port, minutes, perSecond, detail);
    }

    private static int number(String option, String[] arguments, int place) {
        String value = place < arguments.length ? arguments[place] : "";
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
