package dev.hearth.wallet.practice.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of records, locked by one process. Each is on the disk before {@link #append}
 * returns; one that a crash cut short is removed when the file is next opened. Not thread-safe.
 */
public final class RecordFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);
  private static final byte[] MAGIC = "HEARTHL1".getBytes(StandardCharsets.US_ASCII);

  /** Not a FileChannel for writing: an interrupted thread would close that for everybody. */
  private final RandomAccessFile file;

  private List<byte[]> records = List.of();
  private long end;
  private boolean broken;

  private RecordFile(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens a file, or makes an empty one.
   *
   * @throws IOException if another process has it, or it is no record file, or it is damaged
   */
  public static RecordFile open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      RecordFile records = new RecordFile(file);
      records.lock(path);
      records.load(path);
      return records;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void lock(Path path) throws IOException {
    try {
      if (file.getChannel().tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // The same answer as for another process.
    }
    throw new IOException(
        path + " is in use by another practice chain. Stop it, or choose another data folder.");
  }

  private void load(Path path) throws IOException {
    long size = file.length();
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(file.getFD())));
    byte[] start = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(start, Arrays.copyOf(MAGIC, start.length))) {
      throw new IOException(path + " is not a practice chain's file. Choose another data folder.");
    }
    if (start.length < MAGIC.length) {
      write(MAGIC, 0);
      end = MAGIC.length;
    } else {
      scan(path, new RecordScanner(in, MAGIC.length, size), size);
    }
  }

  private void scan(Path path, RecordScanner scanner, long size) throws IOException {
    try {
      scanner.scan();
    } catch (DamagedFileException e) {
      throw new IOException(
          path
              + " cannot be read: "
              + e.getMessage()
              + ". Restore it from a copy, or move it away to begin a new practice chain.",
          e);
    }
    records = scanner.records();
    end = scanner.end();
    if (end < size) {
      LOG.warn(
          "The last entry of {} was cut short, {} bytes of it: removed. It was never confirmed.",
          path,
          size - end);
      cut();
    }
  }

  /** What the file held when it was opened; the second call finds nothing. */
  public List<byte[]> takeRecords() {
    List<byte[]> taken = records;
    records = List.of();
    return taken;
  }

  /**
   * Adds a record.
   *
   * @throws IOException if it is not on the disk; the file is then as before
   */
  public void append(byte[] payload) throws IOException {
    if (broken) {
      throw new IOException("the file could not be repaired after a failed write; start again");
    }
    byte[] frame = Framing.frame(payload);
    try {
      write(frame, end);
      end += frame.length;
    } catch (IOException e) {
      takeBack();
      throw e;
    }
  }

  private void write(byte[] bytes, long at) throws IOException {
    file.seek(at);
    file.write(bytes);
    file.getFD().sync();
  }

  private void takeBack() {
    try {
      cut();
    } catch (IOException e) {
      LOG.error("A failed write could not be taken back; no more are accepted.", e);
      broken = true;
    }
  }

  private void cut() throws IOException {
    file.setLength(end);
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
