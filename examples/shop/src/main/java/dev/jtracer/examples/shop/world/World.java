package dev.jtracer.examples.shop.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The program of the shop's surroundings, started by the shop.
 *
 * <p>It prints one line for each service, {@code name port}, then an empty line. Then it reads one line, {@code
 * address rate seconds}, and sends customers there. It ends when their time is over, or when its standard input
 * closes: that is when the shop ends, however it ends.
 */
public final class World {
    private World() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<SlowService> services = List.of(
                SlowService.start("inventory", 1_000, 3_500, 400),
                SlowService.start("index", 250, 900, 2_000),
                SlowService.start("rates", 1_000, 3_000, 200),
                SlowService.start("payments", 7_000, 16_000, 300),
                SlowService.start("prices-db", 40_000, 60_000, 30_000));
        services.forEach(service -> System.out.println(service.name() + " " + service.port()));
        System.out.println();

        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        if (line == null) {
            return;
        }
        String[] order = line.split(" ", -1);
        Thread watch = new Thread(() -> endWith(input), "shop-watch");
        watch.setDaemon(true);
        watch.start();
        Customers customers = new Customers(URI.create(order[0]), Integer.parseInt(order[1]));
        customers.visitFor(Duration.ofSeconds(Long.parseLong(order[2])));
    }

    /** Nothing more is said on this stream: it is read for its end. */
    private static void endWith(Reader input) {
        try {
            while (input.read() >= 0) {}
        } catch (IOException e) {
            // closed is closed
        }
        System.exit(0);
    }
}
