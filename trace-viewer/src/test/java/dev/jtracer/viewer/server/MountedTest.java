package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages in somebody else's server, which listens to everyone. */
class MountedTest {
    private static final String TOKEN = "a-token-of-many-characters";

    private Undertow server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void theApplicationKeepsEverythingElse() {
        InetSocketAddress address = start(
                TraceViewer.handler(exchange -> exchange.getResponseSender().send("the application")));
        assertThat(RawHttp.get(address, "/").send().body()).isEqualTo("the application");
        assertThat(RawHttp.get(address, "/debugger").send().body()).isEqualTo("the application");
        assertThat(RawHttp.get(address, "/debug/api/process").send().body()).contains("\"live\":true");
        assertThat(RawHttp.get(address, "/debug").send().status()).isEqualTo(308);
    }

    @Test
    void peersFromElsewhereAreRefusedUntilHostsOrATokenAreConfigured() throws IOException {
        Optional<InetAddress> outside = outsideAddress();
        assumeTrue(outside.isPresent(), "this machine has no address but loopback");
        InetSocketAddress closed = at(outside.get(), start(TraceViewer.handler()));
        assertThat(RawHttp.get(closed, "/debug/").send().status()).isEqualTo(403);
        assertThat(RawHttp.get(closed, "/debug/")
                        .header("Host", "localhost")
                        .send()
                        .status())
                .isEqualTo(403);
        stop();
        ViewerOptions hosts = ViewerOptions.defaults().withHosts(Set.of("shop.example.org"));
        InetSocketAddress named = at(outside.get(), start(TraceViewer.handler(hosts)));
        assertThat(RawHttp.get(named, "/debug/").send().status()).isEqualTo(421);
        assertThat(RawHttp.get(named, "/debug/api/process")
                        .header("Host", "shop.example.org:443")
                        .send()
                        .status())
                .isEqualTo(200);
        stop();
        InetSocketAddress guarded = at(
                outside.get(),
                start(TraceViewer.handler(ViewerOptions.defaults().withToken(TOKEN))));
        assertThat(RawHttp.get(guarded, "/debug/api/process").send().status()).isEqualTo(401);
        assertThat(RawHttp.get(guarded, "/debug/api/process")
                        .header("Authorization", "Bearer " + TOKEN)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOptionThatWouldOpenThePagesToEveryoneIsNotAccepted() {
        ViewerOptions defaults = ViewerOptions.defaults();
        assertThatThrownBy(() -> defaults.withBindAddress("0.0.0.0")).hasMessageContaining("must have a token");
        assertThatThrownBy(() -> defaults.withToken("short")).hasMessageContaining("at least 16 characters, had 5");
        assertThatThrownBy(() -> defaults.withPort(70_000)).hasMessageContaining("between 0 and 65535, was 70000");
        assertThatThrownBy(() -> defaults.withHosts(Set.of("https://shop/")))
                .hasMessageContaining("without scheme or path");
        assertThat(defaults.withToken(TOKEN).withBindAddress("0.0.0.0").toString())
                .doesNotContain(TOKEN);
    }

    private InetSocketAddress start(HttpHandler handler) {
        server = Undertow.builder()
                .addHttpListener(0, "0.0.0.0")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(handler)
                .build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return at(InetAddress.getLoopbackAddress(), new InetSocketAddress(port));
    }

    private static InetSocketAddress at(InetAddress host, InetSocketAddress port) {
        return new InetSocketAddress(host, port.getPort());
    }

    private static Optional<InetAddress> outsideAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }
}
