package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at before it is audited, by a machine that has all of it. */
@Timeout(60)
class AuditQueueTest {
  @TempDir Path root;
  private ClaimScene scene;
  private final List<Integer> looks = new ArrayList<>();
  private boolean spare = true;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private ClaimFile claimed() throws Exception {
    for (int shard = 0; shard < 2; shard++) {
      Grant grant = scene.grant(shard, List.of());
      scene.committed(grant, scene.train(grant));
    }
    return scene.file();
  }

  private Assigned assigned(ClaimFile file, int index) {
    Pot pot =
        new Pot(
            scene.escrow.address(),
            scene.clock.instant(),
            scene.job.id(),
            scene.payer.address(),
            new PotTerms(1, Wei.ZERO, Wei.ZERO, Wei.ZERO),
            Wei.ZERO);
    return new Assigned(pot, new Draw(Hash.ZERO, true, 1, 1), file, index);
  }

  private Fetching fetching() {
    ClaimScene.Node node = scene.provider;
    return new Fetching(
        node.store,
        new BlobExchange(node.host, node.store.blobs()),
        new ClaimSource(node.store, scene.gateway, new KeeperLink(node.host)));
  }

  private double look(ClaimFile file, int index, BlobStore content) {
    looks.add(index);
    return index;
  }

  private AuditQueue queue() {
    return new AuditQueue(fetching(), this::look, scene.provider.store.blobs(), () -> spare);
  }

  @Test
  void eachLeaseIsLookedAtOnce() throws Exception {
    ClaimFile file = claimed();
    List<Assigned> assigned = List.of(assigned(file, 0), assigned(file, 1));
    AuditQueue queue = queue();
    queue.ordered(assigned);
    assertThat(queue.ordered(assigned)).extracting(Assigned::index).containsExactly(1, 0);
    assertThat(looks).containsExactly(0, 1);
  }

  @Test
  void nothingIsLookedAtOnceTheOwnerIsBack() throws Exception {
    ClaimFile file = claimed();
    spare = false;
    assertThat(queue().ordered(List.of(assigned(file, 0)))).isEmpty();
    assertThat(looks).isEmpty();
  }

  /** A claimer names any size, and a keeper of its own would send it. */
  @Test
  void whatIsLargerThanAKeeperTakesIsNotFetched() throws Exception {
    Grant grant = scene.grant(0, List.of());
    Commitment truth = scene.train(grant);
    BlobId large = new BlobId(truth.update().root(), KeeperLimits.DEFAULT.blob() + 1);
    Commitment other =
        new Commitment(
            truth.lease(),
            truth.steps(),
            truth.stateRoots(),
            truth.updateRoot(),
            large,
            truth.loss());
    ClaimFile file = scene.file(grant, Signed.by(scene.provider.key, other.encode()));
    assertThatThrownBy(() -> fetching().fetch(file, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than this node keeps");
  }
}
