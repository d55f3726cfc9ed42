package dev.hearth.protocol;

/**
 * A job as its submitter publishes it: data, never code. Blobs: weights (safetensors), the training
 * and validation tokens, the vocabulary. Money: the price of a training lease and of an audit, the
 * share of leases audited (parts per million), the deadline (seconds since 1970), and the escrow
 * contract that holds the deposit. The hash of its bytes is the job id, on chain too. Without
 * accumulation its bytes are of version 1, else of version 2, which nodes that cannot accumulate
 * refuse.
 */
public record JobSpec(
    String title,
    PublicKey submitter,
    ModelShape model,
    Hyperparameters hyperparameters,
    long seed,
    int rounds,
    int shards,
    BlobId weights,
    Hash startRoot,
    Hash programHash,
    BlobId trainTokens,
    BlobId validationTokens,
    BlobId vocabulary,
    Wei price,
    Wei auditPrice,
    int auditPerMillion,
    long deadline,
    Eip712 escrow) {
  private static final int MAX_ROUNDS = 1 << 20;
  private static final int MAX_SHARDS = 1 << 16;
  private static final int MILLION = 1_000_000;

  /** Names the job; the contract knows it by the same 32 bytes. */
  public Hash id() {
    return Hash.sha256(encode());
  }

  /**
   * The same but for how it trains, which makes it another job.
   *
   * @param program the hash of what then runs
   */
  public JobSpec training(Hyperparameters otherwise, Hash program) {
    return new JobSpec(
        title,
        submitter,
        model,
        otherwise,
        seed,
        rounds,
        shards,
        weights,
        startRoot,
        program,
        trainTokens,
        validationTokens,
        vocabulary,
        price,
        auditPrice,
        auditPerMillion,
        deadline,
        escrow);
  }

  public byte[] encode() {
    RecordWriter out =
        new RecordWriter(RecordKind.JOB, hyperparameters.version())
            .text(1, title)
            .bytes(2, submitter.toArray());
    hyperparameters.write(model.write(out, 10), 20);
    return out.number(40, seed)
        .number(41, rounds)
        .number(42, shards)
        .bytes(50, weights.toArray())
        .hash(51, startRoot)
        .hash(52, programHash)
        .bytes(53, trainTokens.toArray())
        .bytes(54, validationTokens.toArray())
        .bytes(55, vocabulary.toArray())
        .wei(60, price)
        .wei(61, auditPrice)
        .number(62, auditPerMillion)
        .number(63, deadline)
        .number(64, escrow.chainId())
        .address(65, escrow.contract())
        .toArray();
  }

  public static JobSpec decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.JOB, 1, Hyperparameters.ACCUMULATING, encoded);
    return new JobSpec(
        in.text(1),
        PublicKey.read(in.bytes(2)),
        ModelShape.read(in, 10),
        Hyperparameters.read(in, 20),
        in.number(40),
        in.count(41, MAX_ROUNDS),
        in.count(42, MAX_SHARDS),
        BlobId.read(in.bytes(50)),
        in.hash(51),
        in.hash(52),
        BlobId.read(in.bytes(53)),
        BlobId.read(in.bytes(54)),
        BlobId.read(in.bytes(55)),
        in.wei(60),
        in.wei(61),
        in.count(62, MILLION),
        in.time(63),
        new Eip712(in.number(64), in.address(65)));
  }
}
