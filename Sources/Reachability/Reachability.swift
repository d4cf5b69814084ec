// Room: Reachability
