package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.api.RewardView;
import dev.hearth.api.TokenBalance;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
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

  /** Each for itself: they are not added to coin, nor to each other. */
  @Test
  void tokensStandBesideTheCoin() throws Exception {
    assertThat(window.visible("#wallet-tokens")).isFalse();
    window.agent.tokens = List.of(new TokenBalance(Samples.TOKEN, Wei.of(7_500_000)));
    window.pass(Duration.ofSeconds(15));
    window.until(() -> window.visible("#wallet-tokens"));
    Label line = window.robot.lookup("#wallet-tokens .label").query();
    assertThat(line.getText())
        .isEqualTo(
            "7.5 PLN (0x77777777…) in your wallet, of the token " + Samples.TOKEN.token() + ".");
    window.press("#rail-home");
    window.tell(Samples.earnedInToken(window.agent.snapshot(), Wei.of(2_500_000)));
    window.until(() -> window.visible("#earned-tokens"));
    Label earned = window.robot.lookup("#earned-tokens .label").query();
    assertThat(earned.getText())
        .isEqualTo(
            "2.5 PLN (0x77777777…) earned, 0 PLN (0x77777777…) of it pending, 2.5 PLN"
                + " (0x77777777…) paid to your wallet.");
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

  /** Nothing of them is to be seen while there are none. */
  @Test
  void aDisputeIsSeenDownToTheTwoNumbersThatDiffered() throws Exception {
    assertThat(window.visible("#disputes")).isFalse();
    window.agent.disputes = List.of(Samples.dispute(Wei.ZERO));
    window.pass(Duration.ofSeconds(15));
    window.until(() -> window.visible("#disputes"));
    TitledPane dispute = window.robot.lookup(".dispute").query();
    assertThat(dispute.getText()).endsWith("“sonnets.txt”, round 1, shard 2   open");
    window.robot.interact(() -> dispute.setExpanded(true));
    assertThat(lines(dispute))
        .contains("Your claim is challenged.", "Moves: 7. Gas so far: 0.1 ETH.")
        .contains("In the way: The chain was not reached.");
    window.agent.disputes = List.of(Samples.dispute(Samples.TENTH));
    window.pass(Duration.ofSeconds(15));
    window.until(() -> dispute.getText().endsWith("lost 0.1 ETH"));
    assertThat(dispute.isExpanded()).isTrue();
    assertThat(lines(dispute))
        .contains("Your stake is lost.")
        .contains(
            "One operation was rerun: it was said to give 1.5 (0x3fc00000), it gives 1.25"
                + " (0x3fa00000).");
  }

  @Test
  void whatAuditsBroughtIsListed() throws Exception {
    assertThat(window.visible("#rewards")).isFalse();
    window.agent.rewards =
        List.of(
            new RewardView(
                "1", 0, RewardView.Kind.AUDIT, Hash.ZERO, "sonnets", Samples.TENTH, false));
    window.pass(Duration.ofSeconds(15));
    window.until(() -> window.visible("#rewards"));
    window.shows(
        "#reward",
        "An audit of a claim in “sonnets”: 0.1 ETH, still in this machine's own account.");
  }

  private List<String> lines(TitledPane pane) {
    return window.robot.from(pane.getContent()).lookup(".label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
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

  @Test
  void theAddressIsThereForACameraAndToCopy() throws Exception {
    window.press("#receive");
    window.shows("#receive-address", "0xAbCd");
    window.until(() -> window.visible("#receive-qr"));
    SVGPath code = (SVGPath) ((Pane) window.node("#receive-qr")).getChildren().getFirst();
    assertThat(code.getContent().chars().filter(letter -> letter == 'M')).hasSize(3);
    window.press("#receive-copy");
    window.shows("#receive-message", "Copied.");
  }

  @Test
  void theFeeIsSeenBeforeAnythingIsSent() throws Exception {
    window.press("#send");
    window.type("#send-to", "0x1234");
    window.type("#send-amount", "0,02");
    assertThat(window.node("#send-now").isDisabled()).isTrue();
    window.press("#send-quote");
    window.shows(
        "#send-cost", "Sends EUR 50.00 (0.02 ETH). The fee is at most EUR 2.50 (0.001 ETH).");
    window.type("#send-passphrase", "wrong");
    window.press("#send-now");
    window.shows("#send-message", "That is not the passphrase. Try again.");
    window.type("#send-passphrase", "right");
    window.press("#send-now");
    window.heard("send 0x1234 20000000000000000");
    window.shows("#send-message", "Sent. The fee was EUR 1.25 (0.0005 ETH).");
    assertThat(window.text("#send-amount")).isEmpty();
  }

  @Test
  void anEditAfterTheQuoteAsksForAnother() throws Exception {
    window.press("#send");
    window.type("#send-to", "0x1234");
    window.type("#send-amount", "0.02");
    window.press("#send-quote");
    window.until(() -> !window.node("#send-now").isDisabled());
    window.type("#send-amount", "2");
    assertThat(window.node("#send-now").isDisabled()).isTrue();
    window.type("#send-amount", "much");
    window.press("#send-quote");
    window.shows("#send-message", "The amount is a number of ETH, for example 0.05.");
    window.type("#send-amount", "1");
    window.type("#send-to", "0xwrong");
    window.press("#send-quote");
    window.shows("#send-message", "“0xwrong” is not an address. Copy it again.");
  }

  @Test
  void aFurtherMachineGetsALineAndACode() throws Exception {
    window.shows("#machine", "This is machine 0, and it has the wallet.");
    window.type("#pair-passphrase", "right");
    window.press("#pair");
    window.shows("#pair-code", "Code: ABCD-EFGH-JKMN");
    window.shows("#pair-text", "hearth-pair:1:AAAA");
    assertThat(window.visible("#pair-qr")).isTrue();
    assertThat(window.text("#pair-passphrase")).isEmpty();
    window.type("#pair-passphrase", "wrong");
    window.press("#pair");
    window.shows("#pair-message", "That is not the passphrase. Try again.");
    assertThat(window.visible("#pair-qr")).isFalse();
    assertThat(window.text("#pair-code")).isEmpty();
  }

  @Test
  void aMachineThatEarnsForAnotherSpendsNothing() throws Exception {
    window.press("#join");
    window.type("#join-text", "hearth-pair:1:AAAA");
    window.type("#join-code", "XXXX");
    window.press("#join-now");
    window.shows("#join-message", "That code does not open this pairing. Compare it.");
    window.type("#join-code", "ABCD-EFGH-JKMN");
    window.press("#join-now");
    window.until(() -> window.text("#machine").contains("only watches it"));
    assertThat(window.text("#join-message")).startsWith("Done. Stop Hearth and open it again");
    for (String gone : List.of("#send", "#pair", "#backup-show")) {
      assertThat(window.visible(gone)).as(gone).isFalse();
    }
  }

  @Test
  void theWordsBringAWalletBack() throws Exception {
    window.press("#restore");
    window.type("#restore-words", "abandon");
    window.press("#restore-now");
    window.shows("#restore-message", "A wallet phrase has 12 words. Check the words.");
    assertThat(window.text("#restore-words")).isEmpty();
    window.type("#restore-words", "abandon ability able");
    window.type("#restore-passphrase", "new");
    window.press("#restore-now");
    window.heard("create 0");
    window.until(() -> window.text("#restore-message").startsWith("Restored. Stop Hearth"));
  }

  @Test
  void keysGoToAnotherWalletAndComeFromOne() throws Exception {
    window.press("#export");
    window.type("#export-passphrase", "right");
    window.type("#export-file-passphrase", "theirs");
    window.press("#export-now");
    window.shows("#export-file", "{\"version\": 3}");
    assertThat(window.text("#export-file-passphrase")).isEmpty();
    window.press("#import");
    window.type("#import-file", "{}");
    window.type("#import-file-passphrase", "guess");
    window.press("#import-now");
    window.shows("#import-message", "That is not the file's. Try again.");
    window.type("#import-file-passphrase", "theirs");
    window.press("#import-now");
    window.shows("#import-message", "Done. The wallet that was here is put aside.");
    assertThat(window.text("#import-file")).isEmpty();
  }
}
