package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WalletScreenTest {
  @RegisterExtension private final OpenWindow window = OpenWindow.afterTheSetUp();

  @BeforeEach
  void open() throws Exception {
    window.press("#rail-wallet");
    window.until(() -> window.exists(".receipt"));
  }

  @Test
  void moneyIsShownInYourCurrencyAndInTokens() throws Exception {
    window.shows("#balance", "EUR 250.00");
    window.shows("#wallet-withdrawn", "EUR 500.00");
    window.press("#redeem");
    window.heard("redeem");
  }

  @Test
  void theBalanceFollowsWhatIsPaidForJobsAndWhatComesIn() throws Exception {
    window.shows("#balance", "EUR 250.00");
    window.agent.balance = Samples.TENTH.times(3);
    window.tell(
        Samples.jobs(
            window.agent.snapshot(), List.of(Samples.job(true, JobView.Phase.STOPPED))));
    window.shows("#balance", "EUR 750.00");
    window.agent.balance = Samples.TENTH.times(4);
    window.pass(Duration.ofSeconds(15));
    window.shows("#balance", "EUR 1,000.00");
  }

  @Test
  void aReceiptExplainsItsAmount() {
    TitledPane receipt = window.robot.lookup(".receipt").query();
    window.robot.interact(() -> receipt.setExpanded(true));
    assertThat(window.robot.from(receipt.getContent()).lookup(".label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .anyMatch(line -> line.startsWith("Lease: “sonnets.txt”, round 1, shard 2"))
        .contains("Work: 50 steps trained.", "Audit: same bits, by …abc123.")
        .contains("Price: 0.1 ETH for the lease, so 0.1 ETH.")
        .contains("Payment: transaction 0xfeed.");
  }

  @Test
  void theWordsAreShownToWhoKnowsThePassphrase() throws Exception {
    window.until(() -> window.visible("#backup-show"));
    window.type("#backup-passphrase", "wrong");
    window.press("#backup-show");
    window.shows("#backup-message", "That is not the passphrase. Try again.");
    window.type("#backup-passphrase", "right");
    window.press("#backup-show");
    window.shows("#words", "abandon ability able");
  }
}
