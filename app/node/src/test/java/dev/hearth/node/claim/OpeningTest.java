package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.practice.PracticeServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpeningTest {
  @TempDir Path root;

  /** What was sent last is the deposit, of which the process that sent it saw nothing. */
  @Test
  void claimsAreOpenedAfterADepositThatCameLate() throws Exception {
    try (ClaimScene scene = new ClaimScene(root);
        PracticeServer server = scene.serve();
        Chain chain = Chain.connect(server.endpoint(), () -> 1, FundsTest.forgettingOnce())) {
      scene.addKeepers(3);
      Opening opening =
          new Opening(
              scene.submitter.key,
              scene.submitter.host,
              chain,
              new EscrowGateway(chain),
              scene.submitter.store.ownJobs(),
              Optional.empty(),
              scene.random);
      ClaimScene.mined(chain.transfer(scene.payer, scene.owner.address(), Wei.of(1)));
      assertThat(opening.openLate(scene.job, scene.payer, Optional::of))
          .isInstanceOf(Opened.Open.class);
    }
  }
}
