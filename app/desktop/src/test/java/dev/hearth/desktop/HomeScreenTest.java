package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HomeScreenTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @Test
  void saysStateMoneyAndWorkInOneGlance() throws Exception {
    window.shows("#state", "Earning. Training for …4f2c.");
    window.shows("#today", "EUR 250.00");
    window.shows("#pending", "EUR 250.00");
    assertThat(window.labels("#home")).contains("earned today, 0.1 ETH", "pending, 0.1 ETH");
    window.shows("#work-loss", "2.059");
    window.shows("#work-speed", "41,200");
    window.shows("#work-left", "about 7 minutes");
    assertThat(window.labels("#providers")).contains("caught: different bits");
  }

  @Test
  void whatIsNotKnownYetIsNoFigure() throws Exception {
    window.tell(Samples.with(window.agent.snapshot(), Samples.begun()));
    window.shows("#work-loss", "–");
    window.shows("#work-speed", "–");
    window.shows("#work-left", "–");
  }

  @Test
  void theRateIsDatedBehindDetails() throws Exception {
    assertThat(window.visible("#rate")).isFalse();
    window.press("#earnings-details");
    assertThat(window.visible("#rate")).isTrue();
    window.shows("#rate", "1 ETH counts as EUR 2,500.00, as you typed on 25 Nov 2026.");
    window.shows(
        "#earned", "Earned ever: EUR 750.00, of which EUR 500.00 are paid to your wallet.");
    window.press("#earnings-details");
    assertThat(window.visible("#rate")).isFalse();
  }

  @Test
  void withoutARateAndWithoutWorkItSaysSo() throws Exception {
    window.agent.history = List.of();
    window.agent.devices.measured = false;
    window.tell(Samples.idle());
    window.shows("#today", "0 ETH");
    assertThat(window.labels("#home")).contains("earned today");
    assertThat(window.visible("#work-none")).isTrue();
    assertThat(window.visible("#work-why")).isFalse();
    assertThat(window.visible("#practice")).isFalse();
    window.until(() -> window.visible("#history-none"));
    assertThat(window.text("#history-none")).contains("Each day gets a bar here");
    Screenshot.of(window.robot, Path.of("target", "home-idle.png"));
  }

  @Test
  void thirtyDaysStandAsBarsAndGoOnAtMidnight() throws Exception {
    window.shows("#history-sum", "EUR 11,500.00 in 30 days");
    window.shows("#history-first", "28 Oct");
    assertThat(((Parent) window.node("#history-bars")).lookupAll(".bar-column")).hasSize(30);
    window.clock.pass(Duration.ofHours(5));
    window.pass(Duration.ofMinutes(1));
    window.shows("#history-first", "29 Oct");
  }

  @Test
  void barsAreReadAgainWhenMoneyMoves() throws Exception {
    window.shows("#history-sum", "EUR 11,500.00 in 30 days");
    window.agent.history = window.agent.history.subList(0, 2);
    window.tell();
    window.shows("#history-sum", "EUR 11,500.00 in 30 days");
    window.tell(Samples.earned(window.agent.snapshot(), Samples.TENTH.times(4)));
    window.shows("#history-sum", "EUR 500.00 in 30 days");
  }

  /** One money is counted. */
  @Test
  void tokensHaveNoBars() throws Exception {
    window.tell(Samples.earnedInToken(window.agent.snapshot(), Wei.of(2_500_000)));
    window.pass(Duration.ofMinutes(1));
    window.shows("#history-sum", "EUR 11,500.00 in 30 days, tokens not counted");
    window.agent.history = List.of();
    window.pass(Duration.ofMinutes(1));
    window.until(() -> window.visible("#history-none"));
    assertThat(window.text("#history-none")).contains("Your tokens stand above.");
  }

  @Test
  void nothingIsAskedWhileAnotherScreenIsShown() throws Exception {
    window.press("#rail-submit");
    window.until(() -> true);
    long before = window.count("history 30");
    window.pass(Duration.ofMinutes(1));
    assertThat(window.count("history 30")).isEqualTo(before);
  }

  @Test
  void whyItPaysGoesFromTheLeaseToThePrice() throws Exception {
    window.press("#work-why");
    List<String> lines = window.labels("#work-steps");
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("Lease: ").contains("“sonnets.txt”", "shard 3 of round 2");
    assertThat(lines.get(1)).startsWith("Steps: 59 so far on cpu.");
    assertThat(lines.get(2)).startsWith("Audit: ").contains("Same bits");
    assertThat(lines.get(3)).startsWith("Price: EUR 250.00 (0.1 ETH) for the whole shard");
  }

  @Test
  void theLastCurveStaysWhileTheNextShardIsWaitedFor() throws Exception {
    assertThat(window.visible("#work-before")).isFalse();
    window.tell(Samples.with(window.agent.snapshot(), null));
    assertThat(window.visible("#work-chart")).isTrue();
    window.shows("#work-before", "The curve is the last shard's.");
    window.tell(Samples.with(window.agent.snapshot(), Samples.work(2)));
    window.shows("#work-before", "The curve is the last shard's, until this one has its own.");
    window.tell(Samples.with(window.agent.snapshot(), Samples.work(9)));
    assertThat(window.visible("#work-before")).isFalse();
  }

  @Test
  void aDismissedNoticeComesBackOnlyAsNews() throws Exception {
    assertThat(window.visible("#notices")).isFalse();
    window.agent.notices = List.of("The disk is nearly full.", "The clock was wrong.");
    window.tell();
    window.press("#notice-0-do");
    window.shows("#notice-0", "The clock was wrong.");
    window.tell();
    assertThat(window.exists("#notice-1")).isFalse();
    window.agent.notices = List.of();
    window.tell();
    window.agent.notices = List.of("The disk is nearly full.");
    window.tell();
    window.shows("#notice-0", "The disk is nearly full.");
  }

  @Test
  void theForecastIsOneLineAndWhatItFollowsFrom() throws Exception {
    window.shows("#forecast", "Likely between 1.20 EUR and 9.60 EUR a month.");
    window.press("#forecast-details");
    assertThat(window.labels("#forecast-assumptions"))
        .containsExactly("8 hours a day.", "48 W at work.", "Power costs about 3.40 EUR a month.");
  }

  @Test
  void theWordsAreAskedForWhenThereIsMoneyToLose() throws Exception {
    window.until(() -> window.visible("#backup-due"));
    window.press("#backup-due-do");
    window.until(() -> window.visible("#backup-show"));
    window.agent.backedUp = true;
    window.press("#rail-home");
    window.until(() -> !window.visible("#backup-due"));
  }

  @Test
  void whatCannotBeReadIsSaid() throws Exception {
    window.until(() -> window.visible("#history-sum"));
    window.agent.broken = true;
    window.pass(Duration.ofMinutes(1));
    window.shows("#history-none", "The agent cannot do that now. Try again.");
    window.shows("#forecast", "The agent cannot do that now. Try again.");
    assertThat(window.visible("#history-sum")).isTrue();
  }
}
