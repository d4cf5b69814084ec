// Room: NetworkSets
