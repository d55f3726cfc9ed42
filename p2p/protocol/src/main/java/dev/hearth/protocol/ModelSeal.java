package dev.hearth.protocol;

/**
 * What a job's submitter signs when its model is written: these weights are what I had trained.
 * Without it a stranger could re-sign an update of a finished job and derive another model.
 *
 * @param weights SHA-256 of the model's weights file
 */
public record ModelSeal(Hash job, Hash weights) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.MODEL_SEAL, 1).hash(1, job).hash(2, weights).toArray();
  }

  public static ModelSeal decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.MODEL_SEAL, 1, encoded);
    return new ModelSeal(in.hash(1), in.hash(2));
  }
}
