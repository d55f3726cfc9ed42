package dev.hearth.node.provider;

import dev.hearth.node.chain.Redeemed;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that are over, by their submitter's word or their deadline, each brought to its end on a
 * virtual thread of its own: leases answered, pay collected, content cleared away. A submitter that
 * keeps its answers to itself holds up nothing but its own job, and that until the job's deadline.
 */
final class Endings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  private final ProviderParts parts;
  private final Settling settling;
  private final Optional<Cashier> cashier;
  private final Leftovers leftovers;
  private final Map<Hash, Thread> ending = new ConcurrentHashMap<>();

  Endings(ProviderParts parts, Settling settling, Optional<Cashier> cashier, Leftovers leftovers) {
    this.parts = parts;
    this.settling = settling;
    this.cashier = cashier;
    this.leftovers = leftovers;
  }

  boolean has(Hash job) {
    return ending.containsKey(job);
  }

  void begin(JobSpec job) {
    Thread thread = Thread.ofVirtual().name("end-" + job.id().brief()).unstarted(() -> run(job));
    if (ending.putIfAbsent(job.id(), thread) == null) {
      thread.start();
    }
  }

  private void run(JobSpec job) {
    try {
      settling.await(job.id());
      end(job);
    } catch (InterruptedException closed) {
      LOG.debug("Job {} ends after the next start.", job.id().brief());
    } catch (RuntimeException e) {
      LOG.warn("Job {} ends when it is told again that it is over", job.id().brief(), e);
    } finally {
      ending.remove(job.id());
    }
  }

  private void end(JobSpec job) {
    Optional<Redeemed> redeemed = cashier.map(till -> till.redeem(job));
    // Only now: a node killed before is told again that the job is over, and redeems then.
    parts.store().jobs().over(job.id());
    leftovers.clear(job);
    parts.listener().jobOver(job);
    redeemed.ifPresent(outcome -> parts.listener().redeemed(job, outcome));
  }

  @Override
  public void close() {
    List<Thread> threads = List.copyOf(ending.values());
    threads.forEach(Thread::interrupt);
    threads.forEach(Provider::joined);
  }
}
