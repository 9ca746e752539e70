package dev.jtracer.viewer.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SavedPageTest {
    private static final SavedPage.Shell SHELL = new SavedPage.Shell(
            "<html><meta content=\"@policy@\"><meta name=\"generator\" content=\"jtracer @version@\"><title>@title@</title>"
                    + "<link href=\"data:@icon@\"><style>@style@</style><script>@boot@</script><p>@title@</p>"
                    + "<script type=\"text/plain\" id=\"saved\">@parts@</script><script>@start@</script></html>",
            "b { content: '$1 \\\\' }",
            "begin('@title@')",
            "start()",
            "<svg/>");

    private static final String HOSTILE = "</title></script><!--<script>alert('1')</script>\u2028\" onload=\"x@parts@";

    @Test
    void partsComeBackAsTheyWere() throws IOException {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        String page = page("a", Map.of("tiles&level=1", everyByte, "empty", new byte[0]));

        assertThat(SavedParts.of(page)).containsOnlyKeys("tiles&level=1", "empty");
        assertThat(SavedParts.of(page).get("tiles&level=1")).isEqualTo(everyByte);
    }

    @Test
    void nothingThatOthersNamedBreaksOutOfItsPlace() throws IOException {
        String page = page(HOSTILE, Map.of(HOSTILE, HOSTILE.getBytes(StandardCharsets.UTF_8)));

        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(page.split("</script", -1)).hasSize(4);
        assertThat(page.split("</title>", -1)).hasSize(2);
        assertThat(page).doesNotContain("<!--", "alert('1')", "onload=\"x");
        assertThat(page).contains("<title>&lt;/title&gt;&lt;/script&gt;&lt;!--&lt;script&gt;alert(&#39;1&#39;)");
        assertThat(new String(SavedParts.of(page).get(HOSTILE), StandardCharsets.UTF_8))
                .isEqualTo(HOSTILE);
    }

    @Test
    void policyNamesTheScriptsAndTheStyleOfThePageAndNoNetwork() throws IOException, NoSuchAlgorithmException {
        String page = page("a", Map.of());
        Matcher policy = Pattern.compile("<meta content=\"([^\"]*)\">").matcher(page);
        assertThat(policy.find()).isTrue();

        List<String> hashes = new ArrayList<>();
        Matcher inline =
                Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL).matcher(page);
        while (inline.find()) {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
        assertThat(hashes).hasSize(3);
        assertThat(policy.group(1))
                .isEqualTo(
                        "default-src 'none'; script-src " + hashes.get(1) + " " + hashes.get(2) + " blob:; style-src "
                                + hashes.get(0) + "; img-src data:; base-uri 'none'; form-action 'none'");
    }

    private static String page(String title, Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SavedPage page = SavedPage.begin(out, SHELL, title, "1.0")) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                page.add(part.getKey(), part.getValue());
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
