package dev.hearth.node.lease;

import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.LeaseRecord.Phase;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import java.util.Optional;

/** States as rows and back. */
final class StoredState {
  private StoredState() {}

  /** As the device's row. */
  static LeaseRecord toRecord(LeaseState state, String device) {
    return switch (state) {
      case LeaseState.Leased s -> record(s, device, Phase.LEASED, null, null, "");
      case LeaseState.Fetching s -> record(s, device, Phase.FETCHING, null, null, "");
      case LeaseState.Training s -> record(s, device, Phase.TRAINING, null, null, "");
      case LeaseState.Committed s -> record(s, device, Phase.COMMITTED, s.commitment(), null, "");
      case LeaseState.Settled s ->
          record(s, device, Phase.SETTLED, s.commitment(), s.settlement(), "");
      case LeaseState.Refused s -> record(s, device, Phase.REFUSED, s.commitment(), null, note(s));
      case LeaseState.Disputed s ->
          record(s, device, Phase.DISPUTED, s.commitment(), null, s.reason());
      case LeaseState.Expired s ->
          record(s, device, Phase.EXPIRED, s.commitment().orElse(null), null, s.reason());
      case LeaseState.Declined s -> record(s, device, Phase.EXPIRED, null, null, s.reason());
      case LeaseState.Paused s -> toRecord(s.before(), device);
    };
  }

  static LeaseState of(LeaseRecord row) {
    Grant grant = row.grant();
    return switch (row.phase()) {
      case LEASED -> new LeaseState.Leased(grant);
      case FETCHING -> new LeaseState.Fetching(grant);
      case TRAINING -> new LeaseState.Training(grant);
      case COMMITTED -> new LeaseState.Committed(grant, commitment(row));
      case SETTLED ->
          new LeaseState.Settled(grant, commitment(row), row.settlement().orElseThrow());
      case REFUSED -> new LeaseState.Refused(grant, commitment(row), refusal(row.note()));
      case DISPUTED -> new LeaseState.Disputed(grant, commitment(row), row.note());
      case EXPIRED -> new LeaseState.Expired(grant, row.commitment(), row.note());
    };
  }

  private static LeaseRecord record(
      LeaseState state,
      String device,
      Phase phase,
      Signed commitment,
      Settlement settlement,
      String note) {
    return new LeaseRecord(
        state.grant(),
        device,
        phase,
        Optional.ofNullable(commitment),
        Optional.ofNullable(settlement),
        note);
  }

  private static Signed commitment(LeaseRecord row) {
    return row.commitment().orElseThrow();
  }

  private static String note(LeaseState.Refused state) {
    return state.refusal().code() + " " + state.refusal().reason();
  }

  private static Refusal refusal(String note) {
    int space = note.indexOf(' ');
    return new Refusal(Refusal.Code.valueOf(note.substring(0, space)), note.substring(space + 1));
  }
}
