package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.desktop.view.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
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
  void whetherCheatingPaysIsShownBesideThePrice() throws Exception {
    window.shows("#submit-risk", "");
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.shows("#submit-risk", "Every lease is checked. No pot.");
    window.type("#submit-budget", "0.2");
    window.shows("#submit-risk", "");
  }

  /** The token is asked for its unit before amounts in it are anything. */
  @Test
  void aJobMayBePaidInAToken() throws Exception {
    window.press("#submit-other-money");
    window.type("#submit-data", "sonnets.txt");
    window.type("#submit-token", "0x12");
    window.press("#submit-estimate");
    window.shows("#submit-message", "There is no token there. Check the address.");
    window.type("#submit-token", Samples.TOKEN.token().toString());
    window.type("#submit-budget", "2.5");
    window.press("#submit-estimate");
    window.shows(
        "#submit-message", "The budget, and what a lease pays, are numbers of PLN (0x77777777…).");
    window.type("#submit-price", "0.25");
    window.press("#submit-estimate");
    window.until(
        () -> window.text("#submit-cost").endsWith("in the token " + Samples.TOKEN.token() + "."));
    window.press("#submit-start");
    window.heard("submit 4 2500000");
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
  void whilePaidForNothingElseIsAsked() throws Exception {
    window.type("#submit-data", "sonnets.txt");
    window.press("#submit-estimate");
    window.until(() -> !window.node("#submit-start").isDisabled());
    window.agent.paid.drainPermits();
    window.press("#submit-start");
    window.shows("#submit-message", "Funding…");
    assertThat(window.node("#submit-estimate").isDisabled()).isTrue();
    window.agent.paid.release();
    window.until(() -> !window.node("#submit-estimate").isDisabled());
    assertThat(window.node("#submit-start").isDisabled()).isTrue();
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
  void aJobIsStoppedOnlyByWhoKnowsWhenTheRestComesBack() throws Exception {
    String when = Times.of(Samples.NOW.plus(Duration.ofDays(2)).toEpochMilli());
    window.press("#job-stop");
    window.shows(
        "#job-stop-words",
        "Stop “sonnets.txt” for good? What was accepted stays paid. Nothing comes back now: what is"
            + " not spent, 0.1 ETH as it stands, comes back by itself after "
            + when
            + ".");
    window.press("#job-stop-no");
    assertThat(window.visible("#job-stop-words")).isFalse();
    window.press("#job-stop");
    assertThat(window.count("stop job")).isZero();
    window.press("#job-stop-yes");
    window.shows(
        "#job-money",
        "Deposited 0.2 ETH, paid for work 0.1 ETH, refunded 0 ETH. The rest, 0.1 ETH, comes back by"
            + " itself after "
            + when
            + ".");
    assertThat(window.node("#job-stop").isDisabled()).isTrue();
    assertThat(window.visible("#job-stop-words")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, ''",
    "1, 0, 0, Checked: 1 lease by a second peer; same bits.",
    "4, 0, 1, Checked: 4 leases by a second peer; 1 lease had different bits.",
    "7, 2, 2, 'Checked: 5 leases by a second peer, 2 by this machine; 2 leases had different bits.'",
    "3, 3, 0, 'Checked: 3 leases by this machine, as no other peer could; same bits.'"
  })
  void itIsSaidWhoChecked(int audits, int unaided, int mismatches, String words) throws Exception {
    show(Samples.job(9, JobView.Phase.FINISHED, audits, unaided, mismatches));
    window.shows("#job-checks", words);
  }

  @Test
  void theNewestJobComesFirstAndKeepsWhatIsTypedInIt() throws Exception {
    JobView old = Samples.job(1, JobView.Phase.FINISHED, 0, 0, 0);
    show(old);
    window.type("#sample-prompt", "Once");
    show(old, Samples.job(2, JobView.Phase.FUNDING, 0, 0, 0));
    assertThat(prompts()).containsExactly("", "Once");
    window.shows("#job-money", "Its deposit of 0.2 ETH is not paid yet.");
  }

  private void show(JobView... jobs) {
    window.tell(Samples.jobs(window.agent.snapshot(), List.of(jobs)));
  }

  private List<String> prompts() {
    return window.robot.lookup("#sample-prompt").queryAllAs(TextField.class).stream()
        .map(TextField::getText)
        .toList();
  }

  @Test
  void oneRoundIsAPointAndRoundsAreWhole() throws Exception {
    show(Samples.job(1, JobView.Phase.RUNNING, 0, 0, 0));
    assertThat(window.visible("#job-chart")).isTrue();
    assertThat(window.robot.lookup(".chart-line-symbol.data0").queryAll()).hasSize(2);
    assertThat(ticks()).containsExactly("1");
    Screenshot.of(window.robot, Path.of("target", "one-round.png"));
    show(Samples.job(true));
    window.until(() -> ticks().equals(List.of("1", "2")));
    assertThat(window.robot.lookup(".chart-line-symbol.data0").queryAll()).isEmpty();
  }

  private List<String> ticks() {
    LineChart<?, ?> chart = (LineChart<?, ?>) window.node("#job-chart");
    return chart.getXAxis().getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(label -> ((Text) label).getText())
        .filter(label -> !label.isEmpty())
        .sorted()
        .toList();
  }

  @Test
  void ownJobsWriteOn() throws Exception {
    window.type("#sample-prompt", "Once");
    window.press("#sample-write");
    window.shows("#sample", "Once and so on");
  }
}
