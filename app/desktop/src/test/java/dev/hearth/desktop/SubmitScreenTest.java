package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmitScreenTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @BeforeEach
  void open() throws Exception {
    window.press("#rail-submit");
  }

  @Test
  void theCostIsShownBeforeMoneyIsAskedFor() throws Exception {
    assertThat(window.node("#submit-start").isDisabled()).isTrue();
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.until(() -> window.text("#submit-cost").contains("842,000 parameters"));
    window.press("#submit-start");
    window.heard("submit 4 " + Samples.TENTH);
  }

  @Test
  void whatChangesAfterTheEstimateAsksAgain() throws Exception {
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.until(() -> !window.node("#submit-start").isDisabled());
    window.type("#submit-budget", "0.2");
    assertThat(window.node("#submit-start").isDisabled()).isTrue();
  }

  @Test
  void badInputIsSaidInWords() throws Exception {
    window.press("#submit-estimate");
    window.shows("#submit-message", "Choose a text first.");
    window.type("#submit-data", "missing.txt");
    window.press("#submit-estimate");
    window.shows("#submit-message", "There is no file there. Check the path.");
    window.type("#submit-budget", "much");
    window.press("#submit-estimate");
    window.shows("#submit-message", "The budget is a number of ETH, for example 0.1.");
  }

  @ParameterizedTest
  @CsvSource({
    "/, 4, / is a folder. Name one text file.",
    "sonnets.txt, '', The rounds are a whole number from 1 to 1000.",
    "sonnets.txt, four, The rounds are a whole number from 1 to 1000."
  })
  void whatCannotBeAskedForIsSaid(String text, String rounds, String sentence) throws Exception {
    window.type("#submit-data", text);
    window.enter("#submit-rounds .text-field", rounds);
    window.press("#submit-estimate");
    window.shows("#submit-message", sentence);
  }

  @Test
  void roundsThatAreStillBeingTypedCount() throws Exception {
    window.type("#submit-data", "sonnets.txt");
    window.type("#submit-rounds .text-field", "7");
    window.press("#submit-estimate");
    window.heard("estimate tiny 7");
  }

  @Test
  void anEstimateThatComesAfterAnEditIsNotShown() throws Exception {
    window.agent.counted.drainPermits();
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.heard("estimate tiny 4");
    window.type("#submit-rounds .text-field", "400");
    window.agent.counted.release();
    window.press("#submit-estimate");
    window.heard("estimate tiny 400");
    assertThat(window.node("#submit-start").isDisabled()).isTrue();
    window.shows("#submit-message", "Counting…");
    window.agent.counted.release();
    window.until(() -> !window.node("#submit-start").isDisabled());
  }

  @Test
  void afterAWrongPassphraseItCanBeTriedAgain() throws Exception {
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.until(() -> !window.node("#submit-start").isDisabled());
    window.type("#submit-passphrase", "wrong");
    window.press("#submit-start");
    window.shows("#submit-message", "That is not the passphrase. Try again.");
    window.shows("#submit-passphrase", "");
    window.type("#submit-passphrase", "right");
    window.press("#submit-start");
    window.shows("#submit-message", "Started “sonnets.txt”. It is shown below.");
  }

  @Test
  void aJobThatCostsTooMuchCannotStart() throws Exception {
    window.agent.affordable = false;
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.shows(
        "#submit-message", "That is more than your budget or your balance. Take fewer rounds.");
    assertThat(window.node("#submit-start").isDisabled()).isTrue();
  }

  @Test
  void ownJobsWriteOn() throws Exception {
    window.type("#sample-prompt", "Once");
    window.press("#sample-write");
    window.shows("#sample", "Once and so on");
  }
}
