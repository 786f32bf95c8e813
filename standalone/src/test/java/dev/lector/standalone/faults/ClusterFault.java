package dev.lector.standalone.faults;

import static org.awaitility.Awaitility.await;

import dev.lector.topics.ShareGroups;
import dev.lector.topics.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What may happen to a cluster; each is over, and everything back, when {@link #strike} returns.
 */
public enum ClusterFault {
  /** Whichever broker. */
  BROKER_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(farm, anyNode(random));
    }
  },
  /** The broker that gives the requests out. */
  QUEUE_LEADER_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(farm, farm.brokers().leader(Topics.REQUESTS, 0));
    }
  },
  /** The broker that keeps what the share group has acknowledged. */
  SHARE_STATE_LEADER_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(farm, farm.brokers().shareStateLeader(ShareGroups.SYNTHESIZERS, Topics.REQUESTS));
    }
  },
  /** The broker that coordinates the workers' share group. */
  GROUP_COORDINATOR_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(farm, farm.brokers().coordinator(ShareGroups.SYNTHESIZERS));
    }
  },
  /** The broker that coordinates the ledgers' group. */
  LEDGER_COORDINATOR_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(farm, farm.brokers().coordinator("lector-ledger"));
    }
  },
  /** A broker that coordinates transactions. */
  TRANSACTION_COORDINATOR_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(
          farm,
          farm.brokers()
              .leader("__transaction_state", random.nextInt(2 * BrokerCluster.NODES.size())));
    }
  },
  /** The active controller. */
  CONTROLLER_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      killBroker(farm, farm.brokers().controller());
    }
  },
  /** Two of three at once: nothing can be written, and nobody is told anything else. */
  TWO_BROKERS_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      List<Integer> doomed = new ArrayList<>(BrokerCluster.NODES);
      doomed.remove(/* index */ random.nextInt(doomed.size()));
      doomed.forEach(farm.brokers()::kill);
      awaitRefusal(farm);
      doomed.forEach(farm.brokers()::launch);
      doomed.forEach(farm.brokers()::awaitStarted);
      farm.brokers().awaitInSync();
    }
  },
  /** Each broker leaves in order and comes back. */
  BROKERS_ROLLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      for (int id : BrokerCluster.NODES) {
        farm.brokers().stop(id);
        farm.brokers().launch(id);
        farm.brokers().awaitStarted(id);
        farm.brokers().awaitInSync();
      }
    }
  },
  WORKER_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      int victim = random.nextInt(ClusterFarm.WORKERS);
      farm.killWorker(victim);
      farm.startWorker(victim);
    }
  },
  /** Each worker leaves in order and comes back. */
  WORKERS_ROLLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      for (int i = 0; i < ClusterFarm.WORKERS; i++) {
        farm.rollWorker(i);
      }
    }
  },
  LEDGER_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      int victim = random.nextInt(ClusterFarm.LEDGERS);
      farm.farm().ledger(victim).kill();
      farm.farm().launchLedger(victim);
      farm.farm().awaitLedger(victim);
    }
  },
  /** Each ledger leaves in order, hands over to the one that has a copy, and comes back. */
  LEDGERS_ROLLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      for (int i = 0; i < ClusterFarm.LEDGERS; i++) {
        farm.rollLedger(i);
      }
    }
  },
  /** A worker, a ledger and a broker in one second. */
  ONE_OF_EACH_KILLED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      int worker = random.nextInt(ClusterFarm.WORKERS);
      int ledger = random.nextInt(ClusterFarm.LEDGERS);
      int broker = anyNode(random);
      farm.killWorker(worker);
      farm.farm().ledger(ledger).kill();
      farm.brokers().kill(broker);
      farm.brokers().launch(broker);
      farm.farm().launchLedger(ledger);
      farm.startWorker(worker);
      farm.brokers().awaitStarted(broker);
      farm.farm().awaitLedger(ledger);
      farm.brokers().awaitInSync();
    }
  },
  /** Between a worker and the broker that gives the requests out, for longer than a lock. */
  NETWORK_CUT {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      TcpProxy way = farm.brokers().proxy(farm.brokers().leader(Topics.REQUESTS, 0));
      way.cut();
      try {
        await().pollDelay(CUT).atMost(PATIENCE).until(way::heldSomethingUp);
      } finally {
        way.mend();
      }
    }
  },
  /** One of the registries, and a worker starts with the other. */
  REGISTRY_STOPPED {
    @Override
    void strike(ClusterFarm farm, RandomGenerator random) throws Exception {
      int victim = random.nextInt(ClusterFarm.REGISTRIES);
      farm.farm().stopRegistry(victim);
      try {
        farm.rollWorker(random.nextInt(ClusterFarm.WORKERS));
      } finally {
        farm.farm().startRegistry(victim);
      }
    }
  };

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than a lock, and than TCP or a client takes to notice. */
  private static final Duration CUT = Duration.ofSeconds(20);

  /** Strikes, waits until the others have taken over, and puts back what was there. */
  abstract void strike(ClusterFarm farm, RandomGenerator random) throws Exception;

  private static int anyNode(RandomGenerator random) {
    return BrokerCluster.NODES.get(random.nextInt(BrokerCluster.NODES.size()));
  }

  private static void killBroker(ClusterFarm farm, int id) {
    farm.brokers().kill(id);
    farm.brokers().awaitLedByOthers(id);
    farm.brokers().launch(id);
    farm.brokers().awaitStarted(id);
    farm.brokers().awaitInSync();
  }

  /** A bridge that cannot publish says so, and when to come again. */
  private static void awaitRefusal(ClusterFarm farm) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                var answer =
                    http.send(
                        FarmSuite.post(farm.bridgePort(), "Is anybody there?"),
                        BodyHandlers.ofString());
                return answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent();
              });
    }
  }

  /** All of them, in an order that the seed decides. */
  static List<ClusterFault> shuffled(RandomGenerator random) {
    List<ClusterFault> all = new ArrayList<>(List.of(values()));
    Collections.shuffle(all, java.util.Random.from(random));
    return all;
  }
}
