package dev.jtracer.examples.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Problems by number and by name, and one line about what is wrong. */
class ProblemOptionsTest {
    @Test
    void numberAndNameAreTheSameProblem() {
        assertThat(ProblemOptions.parse("3", "--fixed", "--port", "0"))
                .isEqualTo(ProblemOptions.parse("ten-behind-one", "--port", "0", "--fixed"));
    }

    @Test
    void wrongWordsAreNamed() {
        assertThatThrownBy(ProblemOptions::parse).hasMessage("which problem?");
        assertThatThrownBy(() -> ProblemOptions.parse("8")).hasMessage("no such problem: 8");
        assertThatThrownBy(() -> ProblemOptions.parse("1", "--fast")).hasMessage("unknown option: --fast");
        assertThatThrownBy(() -> ProblemOptions.parse("1", "--minutes", "x"))
                .hasMessage("--minutes must be a number from 1 to 120, was 'x'");
        assertThatThrownBy(() -> ProblemOptions.parse("1", "--port"))
                .hasMessage("--port must be a number from 0 to 65535, was ''");
    }
}
