package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Names in a recording are text that somebody else chose. */
class AnswersTest {

    /** An answer that carries a name. */
    record Named(String name, long zLast, long aFirst) {}

    @ParameterizedTest
    @MethodSource("names")
    void anyNameSurvivesAsAJsonString(String name) {
        byte[] json = Answers.toJson(new Named(name, 1, 2));
        assertThat(new JsonMapper().readTree(json).get("name").asString()).isEqualTo(name);
        for (byte b : json) {
            assertThat(b).as("plain ASCII without control characters").isBetween((byte) 32, (byte) 126);
        }
    }

    @Test
    void propertiesKeepTheOrderOfTheirRecord() {
        assertThat(new String(Answers.toJson(new Named("n", 1, 2)), StandardCharsets.US_ASCII))
                .isEqualTo("{\"name\":\"n\",\"zLast\":1,\"aFirst\":2}");
    }

    static Stream<String> names() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\u202eright to left\u202c",
                "nul\0nul",
                "emoji \ud83d\ude00",
                "half \ud83d",
                "other half \ude00 here",
                "line\u2028separator \"quoted\" \\ \r\n",
                "x".repeat(100_000),
                "\ud83d\ude00".repeat(50_000));
    }
}
