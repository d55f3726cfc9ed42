package dev.hearth.node.exchange;

import dev.hearth.host.Host;
import dev.hearth.host.Registration;
import dev.hearth.host.blob.BlobClient;
import dev.hearth.host.blob.BlobServer;
import dev.hearth.host.blob.FetchResult;
import dev.hearth.host.blob.FileBlob;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives peers what is in the store and fetches what is not. Safe for any thread. */
public final class BlobExchange {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Host host;
  private final BlobStore store;
  private final BlobClient client;

  public BlobExchange(Host host, BlobStore store) {
    this.host = host;
    this.store = store;
    this.client = new BlobClient(host, PATIENCE);
  }

  /**
   * Serves every blob of the store by its name until the registration is closed.
   *
   * @param others further stores, for what is not in this one
   */
  public Registration serve(BlobStore... others) {
    return BlobServer.serve(
        host,
        id -> {
          Optional<BlobStore> holder =
              Stream.concat(Stream.of(store), Stream.of(others))
                  .filter(one -> one.has(id))
                  .findFirst();
          return holder.isPresent()
              ? Optional.of(FileBlob.open(holder.get().file(id)))
              : Optional.empty();
        });
  }

  /**
   * Brings a blob into the store, going on where an earlier attempt stopped. Throws IOException
   * when the peer is not reached, stalls, or does not hold it.
   */
  public BlobOutcome fetch(PeerId peer, BlobId id) throws IOException {
    if (store.has(id)) {
      return new BlobOutcome.Stored(id);
    }
    try (StoreSink sink = new StoreSink(store)) {
      return switch (PeerCall.keepingInterrupts(() -> client.fetch(peer, id, id.size(), sink))) {
        case FetchResult.Fetched _ -> sink.finish();
        case FetchResult.Corrupt _ -> new BlobOutcome.WrongContent(id);
        case FetchResult.NotHeld _, FetchResult.TooLarge _ ->
            throw new IOException(peer.brief() + " does not hold the blob " + id.root().brief());
      };
    } catch (DiskFullException full) {
      return full.outcome();
    }
  }
}
