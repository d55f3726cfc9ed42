package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * Who was drawn to keep what is claimed in a job.
 *
 * @param announced the block, whose second next one draws
 * @param deposit the job's then; a larger one now may mean that this draw was chosen among many
 * @param drawn three, or nobody yet
 */
public record KeepersState(long announced, Wei deposit, List<Address> drawn) {
  public KeepersState {
    drawn = List.copyOf(drawn);
  }
}
