package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.SentTransaction;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node signed and does not know to be final. */
public final class SentTransactions implements Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(SentTransactions.class);
  private static final String BETWEEN = " ";

  private final Database database;

  SentTransactions(Database database) {
    this.database = database;
  }

  @Override
  public void keep(SentTransaction transaction) throws IOException {
    try {
      database.update(
          "INSERT INTO sent_transactions (id, chain, sender, versions) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT DO UPDATE SET versions = excluded.versions",
          transaction.id().hex(),
          transaction.chainId(),
          transaction.sender().toString(),
          transaction.versions().stream()
              .map(Bytes::toString)
              .collect(Collectors.joining(BETWEEN)));
    } catch (StoreException e) {
      throw new IOException("The transaction was not sent: it could not be stored before.", e);
    }
  }

  @Override
  public void remove(Hash id) {
    try {
      database.update("DELETE FROM sent_transactions WHERE id = ?", id.hex());
    } catch (StoreException e) {
      LOG.warn("Transaction {} is final and stays stored", id.brief(), e);
    }
  }

  @Override
  public List<SentTransaction> all() throws IOException {
    try {
      return database.query(
          "SELECT chain, sender, versions FROM sent_transactions ORDER BY rowid",
          SentTransactions::read);
    } catch (StoreException e) {
      throw new IOException("What was sent before could not be read.", e);
    }
  }

  private static SentTransaction read(ResultSet row) throws SQLException {
    return new SentTransaction(
        row.getLong(1),
        Address.ofHex(row.getString(2)),
        Stream.of(row.getString(3).split(BETWEEN)).map(Bytes::ofHex).toList());
  }
}
