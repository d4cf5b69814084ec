// Room: Inventory
