package dev.hearth.protocol;

/**
 * A job as its submitter publishes it: data, never code. Blobs: weights (safetensors), the training
 * and validation tokens, the vocabulary. Money: the price of a training lease and of an audit, the
 * share of leases audited (parts per million), the deadline (seconds since 1970), and the escrow
 * contract that holds the deposit. The hash of its bytes is the job id, on chain too. Without
 * accumulation its bytes are of version 1, else of version 2, which nodes that cannot accumulate
 * refuse; paid in a token they are of version 3.
 *
 * @param token what its prices and its deposit are in: an ERC-20 contract, {@link Address#ZERO} for
 *     the chain's own coin. The submitter's word: the escrow knows
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
    Eip712 escrow,
    Address token) {
  private static final int MAX_ROUNDS = 1 << 20;
  private static final int MAX_SHARDS = 1 << 16;
  private static final int MILLION = 1_000_000;
  private static final int IN_A_TOKEN = 3;

  /** Paid in coin. */
  public JobSpec(
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
    this(
        title,
        submitter,
        model,
        hyperparameters,
        seed,
        rounds,
        shards,
        weights,
        startRoot,
        programHash,
        trainTokens,
        validationTokens,
        vocabulary,
        price,
        auditPrice,
        auditPerMillion,
        deadline,
        escrow,
        Address.ZERO);
  }

  /** Whether it is paid in the chain's own coin. */
  public boolean isInCoin() {
    return token.equals(Address.ZERO);
  }

  /** The same but for what it is paid in, which makes it another job. */
  public JobSpec paying(Address otherToken) {
    return changed(hyperparameters, programHash, otherToken);
  }

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
    return changed(otherwise, program, token);
  }

  private JobSpec changed(Hyperparameters how, Hash program, Address otherToken) {
    return new JobSpec(
        title,
        submitter,
        model,
        how,
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
        escrow,
        otherToken);
  }

  public byte[] encode() {
    RecordWriter out =
        new RecordWriter(RecordKind.JOB, isInCoin() ? hyperparameters.version() : IN_A_TOKEN)
            .text(1, title)
            .bytes(2, submitter.toArray());
    hyperparameters.write(model.write(out, 10), 20);
    out.number(40, seed)
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
        .address(65, escrow.contract());
    return (isInCoin() ? out : out.address(66, token)).toArray();
  }

  public static JobSpec decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.JOB, 1, IN_A_TOKEN, encoded);
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
        new Eip712(in.number(64), in.address(65)),
        in.version() < IN_A_TOKEN ? Address.ZERO : token(in.address(66)));
  }

  /** One record has one encoding, so what is paid in coin is of an earlier version. */
  private static Address token(Address read) throws MalformedException {
    if (read.equals(Address.ZERO)) {
      throw new MalformedException("a job in coin need not say so");
    }
    return read;
  }
}
