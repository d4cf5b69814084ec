// Room: Topology
