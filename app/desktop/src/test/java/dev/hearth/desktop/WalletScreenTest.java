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
        Samples.jobs(window.agent.snapshot(), List.of(Samples.job(true, JobView.Phase.STOPPED))));
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
  void anOpenReceiptStaysOpenWhenAnotherComesAndWhenItIsPaid() throws Exception {
    window.agent.receipts = List.of(Samples.receipt(1, ""));
    window.tell(Samples.earned(window.agent.snapshot(), Samples.TENTH.times(4)));
    window.until(() -> title(0).endsWith("pending"));
    TitledPane open = receipt(0);
    window.robot.interact(() -> open.setExpanded(true));
    window.agent.receipts = List.of(Samples.receipt(1, "0xfeed"), Samples.receipt(2, ""));
    window.tell(Samples.earned(window.agent.snapshot(), Samples.TENTH.times(5)));
    window.until(() -> title(1).endsWith("paid"));
    assertThat(receipt(1)).isSameAs(open);
    assertThat(open.isExpanded()).isTrue();
    assertThat(title(0)).endsWith("pending");
  }

  @Test
  void withoutReceiptsItSaysWhenTheFirstComes() throws Exception {
    window.agent.receipts = List.of();
    window.tell(Samples.earned(window.agent.snapshot(), Samples.TENTH.times(4)));
    window.until(() -> window.visible("#receipts-none"));
    assertThat(window.exists(".receipt")).isFalse();
  }

  private TitledPane receipt(int line) {
    return window.robot.lookup(".receipt").nth(line).query();
  }

  private String title(int line) {
    return receipt(line).getText();
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
