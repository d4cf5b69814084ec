// Room: AWSClient
