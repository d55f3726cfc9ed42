package dev.hearth.node.store;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** All that a node keeps, opened together over one data folder. */
public record NodeStore(
    DataFolder folder,
    Database database,
    BlobStore blobs,
    Jobs jobs,
    Leases leases,
    Receipts receipts,
    OwnJobs ownJobs,
    OwnClaims ownClaims,
    KeptClaims keptClaims,
    OwnDisputes ownDisputes,
    SentTransactions sentTransactions,
    OwnPots ownPots,
    Transfers transfers,
    Rewards rewards,
    Borrowed borrowed,
    PlantCodes plantCodes,
    OwnPlants ownPlants,
    DeviceResults deviceResults,
    SignalLog signals,
    Settings settings,
    Denominations denominations)
    implements AutoCloseable {

  /** Opens what is in the folder, which stays the caller's to close. */
  public static NodeStore open(DataFolder folder, InstantSource clock) throws IOException {
    Database database = Database.open(folder.database(), clock);
    Settings settings = new Settings(database);
    return new NodeStore(
        folder,
        database,
        BlobStore.open(folder.blobs()),
        new Jobs(database, clock),
        new Leases(database, clock),
        new Receipts(database),
        new OwnJobs(database),
        new OwnClaims(database),
        new KeptClaims(database, BlobStore.open(folder.kept())),
        new OwnDisputes(database),
        new SentTransactions(database),
        new OwnPots(database),
        new Transfers(database),
        new Rewards(database),
        new Borrowed(database),
        new PlantCodes(database),
        new OwnPlants(database),
        new DeviceResults(database),
        new SignalLog(database),
        settings,
        new Denominations(settings));
  }

  /** What the person at the machine should know about how it opened. */
  public Optional<String> notice() {
    return database.notice();
  }

  @Override
  public void close() {
    database.close();
  }
}
