package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KeptClaims;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The content of the claims that a keeper keeps. Not for concurrent changes. */
final class Vault {
  private final BlobStore own;
  private final KeptClaims kept;
  private final BlobExchange exchange;

  Vault(Host host, NodeStore store) {
    this.own = store.blobs();
    this.kept = store.keptClaims();
    this.exchange = new BlobExchange(host, kept.blobs());
  }

  /** Claims whose content may have arrived only in part are among them. */
  Set<BlobId> content() throws MalformedException {
    Set<BlobId> content = new HashSet<>();
    for (KeptClaim claim : kept.all()) {
      content.addAll(ClaimFile.of(claim.work()).content());
    }
    return content;
  }

  /**
   * Brings in what the claim is about; an earlier attempt goes on where it stopped. A sentence when
   * something could not be had.
   */
  Optional<String> bring(PeerId from, ClaimFile file, Instant now) throws IOException {
    kept.put(new KeptClaim(file.id(), file.work(), now));
    for (BlobId id : file.content()) {
      switch (bring(from, id)) {
        case BlobOutcome.Stored _ -> {}
        case BlobOutcome.DiskFull full -> {
          return Optional.of(full.sentence());
        }
        case BlobOutcome.WrongContent _ -> {
          return Optional.of("What came is not what its name says.");
        }
      }
    }
    return Exhibits.of(file.job(), kept.blobs()).fault(file);
  }

  /** A keeper may have worked for the job itself. */
  private BlobOutcome bring(PeerId from, BlobId id) throws IOException {
    return own.has(id) ? kept.blobs().put(own.file(id)) : exchange.fetch(from, id);
  }

  void drop(KeptClaim claim) throws IOException {
    Set<BlobId> content = ClaimFile.of(claim.work()).content();
    kept.remove(claim.id());
    content.removeAll(content());
    for (BlobId id : content) {
      kept.blobs().remove(id);
    }
  }
}
